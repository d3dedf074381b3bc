import { admin, open, router } from '../../trpc/trpc.ts';
import { missionFigures } from '../challenges/index.ts';
import { countPlaces, listPlaces, overlookPlace } from '../dining/index.ts';
import { researchFigures } from '../research/index.ts';
import { readFailedJobs, readOverview } from './overview.ts';
import * as s from './schema.ts';
import { hasOperator, login, logout, whoAmI } from './session.ts';

const auth = router({
  login: open
    .meta({ summary: 'Log a platform operator in', idempotency: 'none' })
    .input(s.loginInput)
    .output(s.loggedIn)
    .mutation(({ ctx, input }) => login(ctx, input)),
  logout: admin()
    .meta({ summary: 'End the login of the token', idempotency: 'none' })
    .input(s.nothing.optional())
    .output(s.said)
    .mutation(({ ctx }) => logout(ctx)),
  me: admin()
    .meta({ summary: 'The operator who calls' })
    .output(s.profile)
    .query(({ ctx }) => whoAmI(ctx)),
  state: open
    .meta({ summary: 'Whether there is an operator at all' })
    .output(s.operator)
    .query(({ ctx }) => hasOperator(ctx)),
});

/** What whoever runs the server sees of all tenants: figures, and nobody's own data. */
export const platformRouter = router({
  auth,
  overview: admin()
    .meta({ summary: 'Users, queues and health' })
    .output(s.overview)
    .query(({ ctx }) => readOverview(ctx)),
  failedJobs: admin()
    .meta({ summary: 'Jobs that were given up' })
    .input(s.failedJobsInput)
    .output(s.failedJobs)
    .query(({ ctx, input }) => readFailedJobs(ctx, input)),
  research: admin()
    .meta({ summary: 'Consents, instruments and answers in numbers' })
    .output(s.research)
    .query(({ ctx }) => researchFigures(ctx)),
  missions: admin()
    .meta({ summary: 'What became of each mission and badge' })
    .output(s.missions)
    .query(({ ctx }) => missionFigures(ctx)),
  sources: admin()
    .meta({ summary: 'Restaurants by where they come from' })
    .output(s.sources)
    .query(({ ctx }) => countPlaces(ctx)),
  places: admin()
    .meta({ summary: 'Restaurants by name' })
    .input(s.placesInput)
    .output(s.places)
    .query(({ ctx, input }) => listPlaces(ctx, input)),
  place: admin()
    .meta({ summary: 'A restaurant with its allergen findings and where they come from' })
    .input(s.placeInput)
    .output(s.place)
    .query(({ ctx, input }) => overlookPlace(ctx, input)),
});
