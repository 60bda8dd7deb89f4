<?php
/**
 * The oracle: what MediaWiki itself reads in a text.
 *
 * One JSON object per line comes in, one per line goes out, in the same order:
 *
 *   {"text": WIKITEXT}                    the calls of the text, outermost before nested, in the order of the text:
 *                                         {"calls": [[DEPTH, START, END, NAME, [PARAMETER...]]...], "whole": TEXT}
 *                                         PARAMETER: [NAME, VALUE, START, END, NAME_START, NAME_END]
 *   {"title": TEXT, "namespace": NUMBER}  the normal form of a title: {"namespace": NUMBER, "name": NAME} or null
 *   {"templates": WIKITEXT}               the full titles of the templates that viewing the text uses
 *   {"expand": WIKITEXT}                  the text that comes of it
 *   {"tags": true}                        the names of the extension tags
 *   {"namespaces": true}                  [NUMBER, NAME, ALIASES, FIRST_LETTER] of each namespace
 *   {"words": true}                       the names of parser functions, [in any case, in this case], and of magic words
 *
 * Offsets count characters. "whole" is the text put together again from the tree.
 *
 * Use: MW_CONFIG_FILE=.../LocalSettings.php php parsetree.php < questions > answers
 */

require_once ( getenv( 'MW_INSTALL_PATH' ) ?: '/usr/share/mediawiki' ) . '/maintenance/Maintenance.php';

class ParseTree extends Maintenance {
	private Parser $parser;
	private Title $page;
	private string $text;
	private int $characters;
	private array $calls;
	private int $depth;
	/** A name is being read: nothing is noted, comments and hidden parts are left out. */
	private bool $raw = false;

	public function execute() {
		$this->page = Title::newFromText( 'Essai' );
		$this->parser = MediaWiki\MediaWikiServices::getInstance()->getParserFactory()->create();
		while ( ( $line = fgets( STDIN ) ) !== false ) {
			$answer = $this->answer( json_decode( $line, true, 512, JSON_THROW_ON_ERROR ) );
			echo json_encode( $answer, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR ), "\n";
		}
	}

	private function answer( array $question ) {
		$options = ParserOptions::newFromAnon();
		if ( isset( $question['title'] ) ) {
			$title = Title::newFromText( $question['title'], $question['namespace'] ?? NS_MAIN );
			return $title ? [ 'namespace' => $title->getNamespace(), 'name' => $title->getText() ] : null;
		}
		if ( isset( $question['templates'] ) ) {
			$used = $this->parser->parse( $question['templates'], $this->page, $options )->getTemplates();
			$titles = [];
			foreach ( $used as $namespace => $names ) {
				foreach ( array_keys( $names ) as $name ) {
					$titles[] = Title::makeTitle( $namespace, $name )->getPrefixedText();
				}
			}
			return $titles;
		}
		if ( isset( $question['tags'] ) ) {
			return $this->parser->getTags();
		}
		if ( isset( $question['namespaces'] ) ) {
			return $this->namespaces();
		}
		if ( isset( $question['words'] ) ) {
			return $this->words();
		}
		if ( isset( $question['expand'] ) ) {
			return $this->parser->preprocess( $question['expand'], $this->page, $options );
		}
		$this->parser->startExternalParse( $this->page, $options, Parser::OT_HTML );
		return $this->read( $question['text'] );
	}

	private function namespaces(): array {
		$services = MediaWiki\MediaWikiServices::getInstance();
		$rows = [];
		foreach ( $services->getContentLanguage()->getFormattedNamespaces() as $number => $name ) {
			$aliases = array_keys( $services->getContentLanguage()->getNamespaceIds(), $number, true );
			$aliases[] = $services->getNamespaceInfo()->getCanonicalName( $number );
			$first = $services->getNamespaceInfo()->isCapitalized( $number );
			$rows[] = [ $number, $name, array_map( 'strval', $aliases ), $first ];
		}
		return $rows;
	}

	private function words(): array {
		$functions = new ReflectionProperty( Parser::class, 'mFunctionSynonyms' );
		$functions->setAccessible( true );
		$factory = MediaWiki\MediaWikiServices::getInstance()->getMagicWordFactory();
		$variables = [ [], [] ];
		foreach ( $factory->getVariableIDs() as $id ) {
			$word = $factory->get( $id );
			array_push( $variables[(int)$word->isCaseSensitive()], ...$word->getSynonyms() );
		}
		return [ array_map( 'array_keys', $functions->getValue( $this->parser ) ), $variables ];
	}

	private function read( string $text ): array {
		$this->text = '';
		$this->characters = 0;
		$this->calls = [];
		$this->depth = 0;
		$this->children( $this->parser->preprocessToDom( $text ) );
		return [ 'calls' => $this->calls, 'whole' => $this->text ];
	}

	/** Write a string down, keeping count. */
	private function put( string $piece ): void {
		$this->text .= $piece;
		$this->characters += mb_strlen( $piece );
	}

	private function children( $node ): void {
		for ( $child = $node->getFirstChild(); $child; $child = $child->getNextSibling() ) {
			$this->node( $child );
		}
	}

	private function node( $node ): void {
		if ( $node instanceof PPNode_Hash_Text ) {
			$this->put( $node->value );
			return;
		}
		if ( $node instanceof PPNode_Hash_Attr ) {
			return;
		}
		switch ( $node->getName() ) {
			case 'template':
				$this->call( $node );
				break;
			case 'tplarg':
				$this->argument( $node );
				break;
			case 'comment':
			case 'ignore':
				if ( !$this->raw ) {
					$this->children( $node );
				}
				break;
			case 'ext':
				$this->extension( $node->splitExt() );
				break;
			default:
				$this->children( $node );
		}
	}

	private function call( $node ): void {
		$start = $this->characters;
		$this->put( '{{' );
		// The place is taken now, so that outer calls stand before inner ones.
		$place = count( $this->calls );
		$this->calls[] = null;
		$depth = $this->depth++;
		$parameters = [];
		$name = '';
		for ( $child = $node->getFirstChild(); $child; $child = $child->getNextSibling() ) {
			if ( $child->getName() === 'title' ) {
				$name = $this->raw ? '' : trim( $this->withoutComments( $child ) );
				$this->children( $child );
			} elseif ( $child->getName() === 'part' ) {
				$this->put( '|' );
				$parameters[] = $this->part( $child );
			}
		}
		$this->put( '}}' );
		$this->depth--;
		$this->calls[$place] = [ $depth, $start, $this->characters, $name, $parameters ];
	}

	private function argument( $node ): void {
		$this->put( '{{{' );
		for ( $child = $node->getFirstChild(); $child; $child = $child->getNextSibling() ) {
			if ( $child->getName() === 'title' ) {
				$this->children( $child );
			} elseif ( $child->getName() === 'part' ) {
				$this->put( '|' );
				$this->part( $child );
			}
		}
		$this->put( '}}}' );
	}

	private function part( $node ): array {
		$index = $node->splitArg()['index'];
		$named = $index === '';
		$name = $named ? '' : $index;
		$key = [ null, null ];
		$value = [ '', 0, 0 ];
		for ( $child = $node->getFirstChild(); $child; $child = $child->getNextSibling() ) {
			if ( $child->getName() === 'name' ) {
				if ( $named && $this->raw ) {
					$this->children( $child );
				} elseif ( $named ) {
					$name = trim( $this->withoutComments( $child ) );
					[ , $key[0], $key[1] ] = $this->piece( $child, true );
				}
			} elseif ( $child->getName() === 'value' ) {
				$value = $this->piece( $child, $named );
			} else {
				$this->node( $child );
			}
		}
		return [ (string)$name, ...$value, ...$key ];
	}

	/** Raw text, first offset and last offset of a node. */
	private function piece( $node, bool $trimmed ): array {
		$start = $this->characters;
		$bytes = strlen( $this->text );
		$this->children( $node );
		$raw = substr( $this->text, $bytes );
		if ( !$trimmed ) {
			return [ $raw, $start, $this->characters ];
		}
		$left = ltrim( $raw );
		$start += mb_strlen( $raw ) - mb_strlen( $left );
		$value = rtrim( $left );
		return [ $value, $start, $start + mb_strlen( $value ) ];
	}

	private function extension( array $bits ): void {
		$this->put( '<' . $this->flat( $bits['name'] ) . $this->flat( $bits['attr'] ) );
		if ( !isset( $bits['inner'] ) ) {
			$this->put( '/>' );
			return;
		}
		$this->put( '>' . $this->flat( $bits['inner'] ) );
		if ( isset( $bits['close'] ) ) {
			$this->put( $this->flat( $bits['close'] ) );
		}
	}

	private function flat( $node ): string {
		return (string)$node->getFirstChild()?->value;
	}

	/** The raw text of a node without comments and hidden parts. */
	private function withoutComments( $node ): string {
		$kept = [ $this->text, $this->characters, $this->calls, $this->depth, $this->raw ];
		[ $this->text, $this->raw ] = [ '', true ];
		$this->children( $node );
		$name = $this->text;
		[ $this->text, $this->characters, $this->calls, $this->depth, $this->raw ] = $kept;
		return $name;
	}
}

$maintClass = ParseTree::class;
require_once RUN_MAINTENANCE_IF_MAIN;
