export { signOutEverywhere } from './callables/signOutEverywhere';
export { fileUploaded } from './triggers/fileUploaded';
export { memberRemoved } from './triggers/memberRemoved';
export { messageWritten } from './triggers/messageWritten';
export { sweepUploads } from './triggers/sweepUploads';
