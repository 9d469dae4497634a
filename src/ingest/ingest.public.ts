// What other features may use of ingest.
export { AcceptUpload } from './commands/accept-upload.js';
export { AnnounceClipCommand } from './commands/announce-clip.command.js';
export { FinishUploadCommand } from './commands/finish-upload.command.js';
export { Staging } from './commands/staging.js';
export { StartUploadCommand } from './commands/start-upload.command.js';
