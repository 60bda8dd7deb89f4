# Extension:OAuth is not part of Debian's MediaWiki. What of it a bot meets: a session for a token in a header,
# and an error for a token that is none of the wiki's.
class OneBearer extends MediaWiki\Session\SessionProvider {
	public const TOKEN = '@TOKEN@';
	public const ACCOUNT = '@ACCOUNT@';

	public function provideSessionInfo( WebRequest $request ) {
		$header = $request->getHeader( 'Authorization' );
		if ( !defined( 'MW_API' ) || !is_string( $header ) || strpos( $header, 'Bearer ' ) !== 0 ) {
			return null;
		}
		if ( $header !== 'Bearer ' . self::TOKEN ) {
			Hooks::register( 'ApiBeforeMain', static function () use ( $header ) {
				throw ApiUsageException::newWithMessage( null,
					[ 'rawmessage', "No such token: $header" ], 'mwoauth-invalid-authorization' );
			} );
			return null;
		}
		return new MediaWiki\Session\SessionInfo( MediaWiki\Session\SessionInfo::MAX_PRIORITY, [
			'provider' => $this,
			'id' => $this->hashToSessionId( self::TOKEN ),
			'userInfo' => MediaWiki\Session\UserInfo::newFromName( self::ACCOUNT, true ),
			'persisted' => true,
			'forceUse' => true,
		] );
	}

	public function newSessionInfo( $id = null ) {
		return null;
	}

	public function persistsSessionId() {
		return false;
	}

	public function canChangeUser() {
		return false;
	}

	public function persistSession( MediaWiki\Session\SessionBackend $session, WebRequest $request ) {
	}

	public function unpersistSession( WebRequest $request ) {
	}
}
$wgSessionProviders[] = [ 'class' => OneBearer::class, 'args' => [] ];
