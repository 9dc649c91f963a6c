/** Written in by the build, from `web/firebase.config.json`. */
declare const HEARTH_REGION: string;
declare const HEARTH_APP_CHECK_ENABLED: boolean;
