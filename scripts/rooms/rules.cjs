/**
 * The rooms of the house and who may open which door. One rule is one sentence, and the sentence is what
 * somebody reads who has just broken it. `guard.mjs` holds one trespass for each rule and expects it to fire.
 */
const TEST = '[.]test[.]tsx?$'
const SHELL = '^(bots/|server/(api|workers|storefront)/)'
const BOT = '(customer|crew|sales)'
const APP = '(shop|driver|dispatch|sales|admin)'
/** An import that leads nowhere has a rule of its own. */
const NOWHERE = '^[.]{1,2}/'
/** `npm:` something, wherever npm has put it. */
const npm = (/** @type {string} */ names) => `(^|/)node_modules/(${names})/`

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** A package that is spoken in a few rooms only. @param {string} name @param {string} packages @param {string[]} rooms */
const home = (name, packages, rooms) =>
  rule(
    `${name}-has-its-home`,
    `${name} is spoken in ${rooms.join(', ')} and nowhere else; the others ask through a port.`,
    { pathNot: [...rooms.map(room => `^${room}(/|[.]ts$)`), '^(scripts|tests|server/testing)/', TEST] },
    { path: npm(packages) },
  )

/** Rules that look at every import, also those that only name a type. */
const everyImport = [
  rule(
    'domain-is-pure',
    'The domain knows nothing outside itself: no package, no node: module, no other room. Pass the value in.',
    { path: '^server/domain/', pathNot: TEST },
    { pathNot: ['^(server/domain|locales)/', NOWHERE] },
  ),
  rule(
    'shared-is-the-floor',
    'domain/shared is what every area stands on; it may not look up at one of them.',
    { path: '^server/domain/shared/', pathNot: TEST },
    { path: '^server/domain/(?!shared/)' },
  ),
  {
    ...rule(
      'no-ring-between-areas',
      'Two areas of the domain that need each other are one area, or need a third.',
      { path: '^server/domain/' },
      { circular: true, path: '^server/domain/' },
    ),
    scope: 'folder',
  },
  rule(
    'services-ask-through-ports',
    'A use case sees the domain, the database and the contracts; the outside world comes as a port through deps.',
    { path: '^server/services/', pathNot: TEST },
    // a hash is arithmetic; that chance comes from the ids port is the linter's to see (pure.grit)
    { pathNot: ['^(server/(domain|services|db|contracts)|locales)/', '^crypto$', NOWHERE] },
  ),
  rule(
    'ports-are-only-shapes',
    'A port speaks in domain words and nothing else, so that any adapter can fill it.',
    { path: '^server/services/ports/', pathNot: TEST },
    { pathNot: ['^server/(domain|services/ports)/', NOWHERE] },
  ),
  rule(
    'services-have-one-door',
    'A shell enters the services through server/services/index.ts.',
    { path: SHELL, pathNot: [TEST, '^bots/main[.]ts$'] },
    { path: '^server/services/', pathNot: '^server/services/index[.]ts$' },
  ),
  rule(
    'shells-ask-services',
    'A shell translates. It never reaches for a database, an adapter or the wiring: ask a service.',
    { path: SHELL, pathNot: [TEST, '^bots/main[.]ts$'] },
    { path: '^(server/(adapters|db|main)|prisma)/' },
  ),
  rule(
    'shells-are-strangers',
    'Two shells that need each other meet in a service.',
    {
      path: '^(bots|server/api|server/workers|server/storefront)/',
      pathNot: [TEST, '^bots/main[.]ts$', '^bots/testing/'],
    },
    { path: '^(bots|server/api|server/workers|server/storefront)/', pathNot: '^$1/' },
  ),
  rule(
    'bots-do-not-know-each-other',
    'Two bots share through bots/kit, or through an event.',
    { path: `^bots/${BOT}/` },
    { path: `^bots/${BOT}/`, pathNot: '^bots/$1/' },
  ),
  rule(
    'bot-kit-is-underneath',
    'bots/kit is what the bots stand on; it knows none of them.',
    { path: '^bots/kit/', pathNot: TEST },
    { path: `^bots/${BOT}/` },
  ),
  rule(
    'contracts-are-wire-shapes',
    'A contract is read by the browser too: zod and the shared floor, nothing else.',
    { path: '^server/contracts/', pathNot: TEST },
    { pathNot: ['^(server/(contracts|domain/shared)|locales)/', npm('zod'), NOWHERE] },
  ),
  rule(
    'words-are-underneath',
    'Every shell speaks from locales, so locales knows none of them: words and formats only.',
    { path: '^locales/', pathNot: TEST },
    { path: '^(server/(?!domain/shared/)|bots|miniapps|sandbox|prisma|scripts)/' },
  ),
  rule(
    'use-cases-do-not-speak',
    'A rule or a use case answers with a code and facts; the shell finds the words.',
    { path: '^server/(domain|services|db|contracts)/', pathNot: TEST },
    { path: '^locales/' },
  ),
  rule(
    'database-stands-on-the-domain',
    'server/db sees the domain and its own packages; use cases look at it, never the other way round.',
    { path: '^server/db/', pathNot: TEST },
    { path: '^(server/(?!db/|domain/)|bots/|miniapps/)' },
  ),
  rule(
    'adapters-face-inward',
    'An adapter fills a port; it never reaches for a shell, the wiring or the database.',
    { path: '^server/adapters/', pathNot: TEST },
    { path: '^(server/(api|workers|storefront|main|db|contracts)|bots|miniapps|prisma)/' },
  ),
  rule(
    'adapters-fill-ports',
    'An adapter sees the shape it fills, not the use case that needs it.',
    { path: '^server/adapters/', pathNot: TEST },
    { path: '^server/services/', pathNot: '^server/services/ports/' },
  ),
  rule(
    'adapters-do-not-know-each-other',
    'Two adapters that must work together meet in a service.',
    { path: '^server/adapters/([^/]+)/', pathNot: TEST },
    { path: '^server/adapters/', pathNot: '^server/adapters/$1/' },
  ),
  rule(
    'miniapps-see-only-contracts',
    'The browser meets the server at server/contracts and nowhere else. (Tests run where the server does.)',
    { path: '^miniapps/', pathNot: TEST },
    { path: '^(server/(?!contracts/)|bots/|prisma/)' },
  ),
  rule(
    'miniapps-do-not-know-each-other',
    'Two mini apps share through miniapps/kit.',
    { path: `^miniapps/${APP}/` },
    { path: `^miniapps/${APP}/`, pathNot: '^miniapps/$1/' },
  ),
  rule(
    'miniapp-kit-is-underneath',
    'miniapps/kit is what the mini apps stand on; it knows none of them.',
    { path: '^miniapps/kit/' },
    { path: `^miniapps/${APP}/` },
  ),
  rule(
    'sandbox-is-a-stranger',
    'The sandbox knows nothing of the product: they meet over the Bot API, or any other bot could not run on it.',
    { path: '^sandbox/' },
    { path: '^(server|bots|miniapps|locales|prisma)/' },
  ),
  rule(
    'nobody-leans-on-the-sandbox',
    'The product meets the sandbox over the Bot API, as it meets Telegram.',
    { path: '^(server|bots|miniapps|prisma)/', pathNot: [TEST, '^(server|bots)/testing/'] },
    { path: '^sandbox/' },
  ),
  rule(
    'sandbox-page-sees-the-contract',
    "The sandbox's page meets its server at sandbox/api/contract and nowhere else.",
    // What only tests use may start the server it is tested with.
    { path: '^sandbox/client/', pathNot: [TEST, '^sandbox/client/testing/'] },
    { path: '^sandbox/', pathNot: '^sandbox/(client/|api/contract)' },
  ),
  rule(
    'nobody-imports-the-wiring',
    'server/main and bots/main.ts put the parts together; a part that imports them has its hands on the whole.',
    {
      path: '^(server|bots|miniapps|sandbox)/',
      pathNot: ['^(server/main|server/testing)/', '^bots/main[.]ts$', TEST],
    },
    { path: '^(server/main/|bots/main[.]ts$)' },
  ),
  rule(
    'environment-is-read-once',
    'Only the wiring reads the environment; the others get values.',
    {
      path: '^(server|bots|miniapps)/',
      pathNot: ['^(server/main|server/testing)/', '^bots/main[.]ts$', TEST],
    },
    { path: '^server/env[.]ts$' },
  ),
  rule(
    'nobody-leans-on-scripts',
    'Scripts use the product; the product does not know them.',
    { path: '^(server|bots|miniapps|sandbox)/', pathNot: [TEST, '^server/testing/'] },
    { path: '^scripts/' },
  ),
  home('Postgres', '@prisma/[^/]+|pg', ['server/db', 'prisma']),
  rule(
    'rows-have-their-home',
    'The generated Prisma client is opened in server/db; use cases get a transaction from there.',
    { pathNot: ['^(server/db|prisma|scripts|tests|server/testing)/', TEST] },
    { path: '^prisma/client/' },
  ),
  home('BullMQ', 'bullmq', ['server/adapters/queue', 'server/workers']),
  home('Redis', 'ioredis', [
    'server/adapters/redis',
    'server/adapters/queue',
    'server/workers',
    'server/main',
  ]),
  home('Fastify', 'fastify|@fastify/[^/]+', ['server/api', 'server/main', 'server/storefront', 'sandbox']),
  home('grammY', 'grammy|@grammyjs/[^/]+', ['bots', 'server/adapters/telegram', 'sandbox']),
  rule(
    'nothing-depends-on-a-test',
    'Lift what is shared into a testing folder.',
    { pathNot: TEST },
    { path: TEST },
  ),
  rule(
    'production-does-without-testing',
    'Factories, fakes and throw-away databases stay with tests.',
    { path: '^(server|bots|miniapps|sandbox)/', pathNot: ['/testing/', TEST] },
    { path: '/testing/' },
  ),
  rule(
    'packages-are-declared',
    'This package is not in package.json; it is only here because another one brought it along.',
    {},
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  rule(
    'production-runs-on-dependencies',
    'An installation has no devDependencies: move the package, or the import.',
    { path: '^(server|bots)/', pathNot: ['/testing/', TEST] },
    { dependencyTypes: ['npm-dev'] },
  ),
  rule(
    'imports-lead-somewhere',
    'There is nothing at the end of this import.',
    {},
    { couldNotResolve: true },
  ),
  rule(
    'files-are-used',
    'Nobody imports this file and it imports nobody: use it or delete it.',
    {
      orphan: true,
      pathNot: ['[.]d[.]ts$', '^(scripts|tests)/', '[.]config[.]ts$', 'service-worker[.]js$', TEST],
    },
    {},
  ),
]

/** Rules that look only at what is still there when the types are gone. */
const valueImports = [
  rule(
    'shells-do-not-decide',
    'A shell may name a domain type; only a service may run a domain rule.',
    { path: SHELL, pathNot: [TEST, '^bots/main[.]ts$'] },
    { path: '^server/domain/', pathNot: '^server/domain/(shared/|refusals[.]ts$)' },
  ),
  rule(
    'no-rings',
    'A ring of files has no inside: cut it where the arrow points the wrong way.',
    {},
    { circular: true },
  ),
]

module.exports = { everyImport, valueImports }
