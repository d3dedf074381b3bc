import type { Media } from '../kernel/media.ts';
import { folderStore } from './folder-store.ts';
import { imageModel, type ImageModelOptions } from './image-model.ts';
import { createRasteriser } from './rasteriser.ts';
import { s3Store, type S3Options } from './s3-store.ts';

export interface MediaOptions {
  /** Where blobs go without S3. */
  dataDir: string;
  s3?: S3Options | undefined;
  imageModel?: ImageModelOptions | undefined;
}

export interface OpenMedia extends Media {
  close(): Promise<void>;
}

/** Where pictures are kept and who draws them, as configured. Nothing is opened before it is used. */
export function openMedia({ dataDir, s3, imageModel: model }: MediaOptions): OpenMedia {
  const { rasterise, close } = createRasteriser();
  return {
    blobs: s3 ? s3Store(s3) : folderStore(dataDir),
    rasterise,
    ...(model && { model: imageModel(model) }),
    close,
  };
}
