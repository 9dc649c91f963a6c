/** Written in by the build, from `web/firebase.config.json`. */
declare const HEARTH_REGION: string;
declare const HEARTH_APP_CHECK_ENABLED: boolean;
declare const HEARTH_IDENTITY_PLATFORM: boolean;
declare const HEARTH_TURN_SECRET_MANAGED: boolean;
