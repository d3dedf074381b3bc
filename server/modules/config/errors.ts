import { failures } from '../../kernel/errors.ts';

/** What the configuration room refuses. `details.reason` tells conflicts apart. */
export const fail = failures({
  bad_request: ['bad_request', 'The request could not be understood.'],
  conflict: ['conflict', 'The configuration is not in a state that allows this.'],
  config_version_mismatch: ['conflict', 'The configuration has changed since you read it.'],
  no_published_config: ['precondition', 'Customer must have a published config version'],
});
