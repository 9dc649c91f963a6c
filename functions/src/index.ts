export { signOutEverywhere } from './callables/signOutEverywhere';
export { memberRemoved } from './triggers/memberRemoved';
