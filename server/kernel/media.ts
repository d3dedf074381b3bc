/** What rooms may ask of the world of pictures; `server/media` answers it. */

/** Keeps bytes under names. A name says what it holds: content never changes under it. */
export interface BlobStore {
  /** Whole or not at all; keeping the same again changes nothing. */
  put(name: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Undefined when nothing is kept under that name. Throws `BlobTooLarge` instead of reading more than `maxBytes`. */
  get(name: string, maxBytes?: number): Promise<Uint8Array | undefined>;
  /** Removing what is not there is no error. */
  remove(name: string): Promise<void>;
  /** What is kept below a folder (`files/`), ordered by the bytes of the names, from behind `after`. */
  list(folder: string, page: { after: string; limit: number }): Promise<StoredBlob[]>;
  /** Where browsers get it without asking us; undefined when it is served from `/files/`. */
  publicUrl(name: string): string | undefined;
  /** A URL to which a browser may PUT these bytes itself; undefined when uploads come to this server. */
  presignPut(name: string, upload: PresignedUpload): Promise<SignedRequest | undefined>;
}

export interface StoredBlob {
  /** Whole, with its folder. */
  name: string;
  /** When it was last put, by the store's own clock. */
  putAtMs: number;
}

export interface PresignedUpload {
  contentType: string;
  /** Exactly so many bytes are taken when it is given. */
  contentLength?: number | undefined;
  expiresSeconds: number;
}

export interface SignedRequest {
  url: string;
  /** To be sent as they are: they are part of the signature. */
  headers: Record<string, string>;
}

/** An SVG as a PNG of that width, drawn away from the event loop. */
export type Rasterise = (svg: string, widthPixels: number) => Promise<Uint8Array>;

/** A model that makes a picture from words. */
export interface ImageModel {
  readonly name: string;
  /** The bytes that the model's server sent, whatever they are. Throws `ImageModelFailure`. */
  draw(prompt: string, signal?: AbortSignal): Promise<Uint8Array>;
}

export interface Media {
  readonly blobs: BlobStore;
  readonly rasterise: Rasterise;
  /** Absent when none is configured: the composer draws. */
  readonly model?: ImageModel | undefined;
}

export class BlobTooLarge extends Error {
  override readonly name = 'BlobTooLarge';
}

/** The model's server did not give a picture. */
export class ImageModelFailure extends Error {
  override readonly name = 'ImageModelFailure';
  constructor(
    message: string,
    /** Asking the same again will not help. */
    readonly isFinal: boolean,
  ) {
    super(message);
  }
}
