<?php
/**
 * Saves many pages at once: JSON lines {"title": ..., "text": ...} on standard input. They stand in recent changes as
 * a bot's, but for those with "quiet": true, which are there without a trace, as after an import by a script.
 */
require_once '/usr/share/mediawiki/maintenance/Maintenance.php';

use MediaWiki\MediaWikiServices;

class LoadPages extends Maintenance {
	public function execute() {
		$factory = MediaWikiServices::getInstance()->getWikiPageFactory();
		$user = User::newSystemUser( 'Chargement', [ 'steal' => true ] );
		$database = $this->getDB( DB_PRIMARY );
		$this->beginTransaction( $database, __METHOD__ );
		while ( ( $line = fgets( STDIN ) ) !== false ) {
			$given = json_decode( $line, true, 512, JSON_THROW_ON_ERROR );
			$title = Title::newFromText( $given['title'] );
			if ( !$title ) {
				$this->fatalError( "no legal title: {$given['title']}" );
			}
			$content = ContentHandler::makeContent( $given['text'], $title );
			$trace = ( $given['quiet'] ?? false ) ? EDIT_SUPPRESS_RC : EDIT_FORCE_BOT;
			$status = $factory->newFromTitle( $title )
				->doUserEditContent( $content, $user, 'chargement', EDIT_INTERNAL | $trace );
			if ( !$status->isOK() ) {
				$this->fatalError( "{$given['title']}: $status" );
			}
		}
		$this->commitTransaction( $database, __METHOD__ );
		DeferredUpdates::doUpdates();
	}
}

$maintClass = LoadPages::class;
require_once RUN_MAINTENANCE_IF_MAIN;
