export { acceptPicture, CONTENT_TYPES, MAX_PICTURE_BYTES, type Picture } from './accept.ts';
export { drawBuddy, pathOfLook, type Drawn } from './drawn.ts';
export { FILES_PREFIX, keepPicture, pictureUrl, readPicture } from './keep.ts';
export { stage as stageNumber } from './schema.ts';
export { NO_STAGE_ART, setStageAsset, stageArt, type StageArt } from './stage-assets.ts';
export { openUpload, purgeUploads, receiveUpload, UPLOADS_PREFIX } from './uploads.ts';
export type { PictureSource, UsageKind } from './tables.ts';
export { recordUsage } from './usage.ts';
