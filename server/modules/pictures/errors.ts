import { failures } from '../../kernel/errors.ts';

export const fail = failures({
  bad_image: ['invalid', 'The image is not one we can use.'],
  upload_missing: ['conflict', 'Nothing has been uploaded there yet.'],
  upload_mismatch: ['invalid', 'The upload is not what its URL was asked for.'],
  picture_busy: ['unavailable', 'This very picture is just being removed. Try again in a moment.'],
  too_many_uploads: ['precondition', 'Use the upload URLs you have before you ask for more.'],
});
