/** What the files of a room may import. The first room whose `files` match a path is its room. */
export interface Room {
  readonly name: string;
  readonly files: RegExp;
  /** Files of ours it may import besides its own. */
  readonly may: RegExp;
  /** Files of ours whose types it may import besides those. */
  readonly mayType?: RegExp;
  /** Packages it may import. */
  readonly packages: RegExp;
  /** Packages whose types it may import besides those. */
  readonly packageTypes?: RegExp;
}

const NONE = /^$/;
const LIT = /^lit(\/|$)/;
const FRONT_DOORS = 'modules/[^/]+/index\\.ts';

/** Domain code talks to the database through drizzle and to nobody else; whoever serves it calls it. */
const DOMAIN_PACKAGES =
  /^(?!fastify|@fastify\/|@trpc\/|ws$|ioredis$|postgres$|@electric-sql\/|pino$|prom-client$|lit|vite|node:(http|https|net|fs$|child_process|process|worker_threads)).*/;

/** DESIGN's table of who may import whom, row by row. Exceptions say why they are there. */
export const ROOMS: readonly Room[] = [
  {
    name: 'kernel',
    files: /^server\/kernel\//,
    may: NONE,
    packages: /^(zod|node:(crypto|util|zlib))$/,
  },
  {
    // Gathers every table for drizzle-kit and for the rules on the catalogue.
    name: 'db/tables',
    files: /^server\/db\/tables\.ts$/,
    may: /^server\/(modules\/[^/]+|jobs)\/tables\.ts$/,
    packages: NONE,
  },
  {
    name: 'db',
    files: /^server\/db\//,
    may: /^server\/kernel\//,
    packages: /^(drizzle-orm(\/.*)?|postgres|@electric-sql\/.*|node:.*)$/,
  },
  {
    name: 'auth',
    files: /^server\/auth\//,
    may: /^server\/kernel\//,
    packages: /^(jose|@node-rs\/argon2|zod|node:(crypto|net))$/,
  },
  {
    name: 'mail',
    files: /^server\/mail\//,
    may: /^server\/(kernel\/.*|db\/context\.ts)$/,
    packages: /^(nodemailer|node:fs\/promises)$/,
  },
  {
    // A pure function: the same code runs dry, replays and takes late events.
    name: 'the engine',
    files: /^server\/modules\/progression\/engine\//,
    may: /^server\/(kernel\/.*|modules\/config\/content\.ts)$/,
    packages: /^zod$/,
  },
  {
    // Its health is that of the database under it.
    name: 'a procedure list',
    files: /^server\/modules\/[^/]+\/([a-z-]+-)?(procedures|draft-editor)\.ts$/,
    may: new RegExp(
      `^server/(kernel/.*|trpc/(trpc|stream-output)\\.ts|db/(context|query)\\.ts|${FRONT_DOORS})$`,
    ),
    packages: /^zod$/,
  },
  {
    name: 'a module',
    files: /^server\/modules\/[^/]+\//,
    may: new RegExp(
      `^server/(kernel/.*|auth/.*|db/(context|query|columns)\\.ts|(jobs|mail)/index\\.ts|modules/progression/engine/index\\.ts|${FRONT_DOORS})$`,
    ),
    mayType: /^server\/db\/client\.ts$/,
    packages: DOMAIN_PACKAGES,
  },
  {
    name: 'the router',
    files: /^server\/trpc\/router\.ts$/,
    may: /^server\/(modules\/[^/]+\/([a-z-]+-)?procedures|realtime\/procedures)\.ts$/,
    packages: NONE,
  },
  {
    // tRPC over HTTP is admitted, limited and refused exactly as a REST row is.
    name: 'trpc',
    files: /^server\/trpc\//,
    may: /^server\/(kernel\/.*|db\/context\.ts|rest\/(admit|body|refusal)\.ts)$/,
    mayType: /^server\/rest\/(compile|ports|table)\.ts$/,
    packages: /^(@trpc\/server(\/.*)?|fastify|zod)$/,
  },
  {
    // Of the database it knows the request's context, which it makes.
    name: 'rest',
    files: /^server\/rest\//,
    may: /^server\/(kernel\/.*|auth\/.*|trpc\/(call|trpc|router)\.ts|db\/context\.ts)$/,
    packages: /^(@trpc\/server|fastify|@fastify\/.*|fflate|zod|prom-client|node:.*)$/,
  },
  {
    // The outside world of pictures: what is kept, drawn in a thread, or asked of a model.
    name: 'media',
    files: /^server\/media\//,
    may: /^server\/kernel\//,
    packages: /^(aws4fetch|node:.*)$/,
  },
  {
    name: 'realtime',
    files: /^server\/realtime\//,
    may: new RegExp(
      `^server/(kernel/.*|auth/.*|db/(context|query)\\.ts|trpc/(trpc|stream-output)\\.ts|${FRONT_DOORS})$`,
    ),
    packages: /^(@trpc\/server(\/.*)?|ws|ioredis|postgres|zod|node:.*)$/,
  },
  {
    name: 'jobs',
    files: /^server\/jobs\//,
    may: new RegExp(`^server/(kernel/.*|auth/.*|db/(context|query|columns)\\.ts|${FRONT_DOORS})$`),
    mayType: /^server\/db\/client\.ts$/,
    packages: /^(drizzle-orm(\/.*)?|zod|node:.*)$/,
  },
  {
    // Plays the host of the demo: it knows the server as a host knows it, through the SDK. How a header is read is the
    // same for all.
    name: 'site',
    files: /^server\/site\//,
    may: /^(embed\/server|server\/kernel\/coding)\.ts$/,
    packages: /^(fastify|@fastify\/static|zod|node:.*)$/,
  },
  { name: 'config', files: /^server\/config\.ts$/, may: NONE, packages: /^zod$/ },
  { name: 'app', files: /^server\/[^/]+\.ts$/, may: /^server\//, packages: /./ },
  {
    // Served to pages as they are.
    name: 'the loader',
    files: /^embed\/loader\.ts$/,
    may: NONE,
    mayType: /^embed\/(boot|page-api)\.ts$/,
    packages: NONE,
  },
  {
    name: 'the SDK',
    files: /^embed\/server(\.ts$|\/)/,
    may: /^embed\/server\//,
    packages: NONE,
  },
  {
    // Served as they are, beside the SDK: of the widgets they know what a page may know.
    name: 'the React components',
    files: /^embed\/react(\.ts$|\/)/,
    may: /^embed\/react\//,
    mayType: /^(embed\/page-api|widgets\/core\/(fledge-events|looks))\.ts$/,
    packages: /^react$/,
  },
  {
    name: 'embed',
    files: /^embed\//,
    may: /^(embed\/(?!server|react|loader)|widgets\/core\/|widgets\/register\.ts$)/,
    packages: NONE,
  },
  {
    name: 'widgets/register',
    files: /^widgets\/register\.ts$/,
    may: /^widgets\//,
    packages: NONE,
  },
  {
    name: 'widgets/ui',
    files: /^widgets\/ui\//,
    may: NONE,
    packages: LIT,
  },
  {
    name: 'widgets/core',
    files: /^widgets\/core\//,
    may: /^widgets\/ui\//,
    mayType: /^server\/trpc\/router\.ts$/,
    packages: LIT,
    packageTypes: /^@trpc\/server$/,
  },
  {
    // Cuts markdown into tokens by marked's lexer, and by nothing else of it.
    name: 'the chat',
    files: /^widgets\/chat\//,
    may: /^widgets\/(core|ui)\//,
    packages: /^(lit(\/|$)|marked$)/,
  },
  {
    name: 'a widget',
    files: /^widgets\/[^/]+\//,
    may: /^widgets\/(core|ui|picture)\//,
    packages: LIT,
  },
];

/** The folder a file shares with those it may import freely. */
export const homeOf = (path: string): string =>
  /^(server\/modules\/progression\/engine|server\/modules\/[^/]+|embed\/(?:server|react)|(?:server|widgets)\/[^/]+)\//.exec(
    path,
  )?.[1] ?? path;
