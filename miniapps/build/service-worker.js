/**
 * Keeps an app's page on the phone, so that it opens in a tunnel too. The build puts a name of this build and the list of
 * its files in the place of the two words below; a new build is a new cache, and the page and its files are always of one.
 * @typedef {Event & { waitUntil(work: Promise<unknown>): void }} Lasting
 * @typedef {Event & { request: Request, respondWith(answer: Promise<Response>): void }} Fetching
 */
const cacheName = 'CACHE_NAME'
const files = /** @type {readonly string[]} */ (JSON.parse('FILE_LIST'))
const patienceMs = 5000
const here = new URL('./', self.location.href)

/** @returns {Promise<Response>} the page from the server, or what is kept of it when the server is slow or out of reach */
const pageFrom = async (/** @type {Request} */ request) => {
  const kept = await caches.match(here.href, { ignoreVary: true })
  if (!kept) return fetch(request)
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), patienceMs)
  try {
    const answer = await fetch(request, { signal: controller.signal })
    return answer.status >= 500 ? kept : answer
  } catch {
    return kept
  } finally {
    clearTimeout(timer)
  }
}

/** @returns {Promise<Response>} a file whose name changes with what is in it: what is kept is as good as what would come */
const fileFrom = async (/** @type {Request} */ request) =>
  (await caches.match(request, { ignoreVary: true })) ?? fetch(request)

const lasting = (/** @type {Event} */ event) => /** @type {Lasting} */ (event)
const fetching = (/** @type {Event} */ event) => /** @type {Fetching} */ (event)

const fill = async () => (await caches.open(cacheName)).addAll([here.href, ...files])

const sweep = async () => {
  const ours = cacheName.replace(/[^:]*$/, '')
  const old = (await caches.keys()).filter(name => name.startsWith(ours) && name !== cacheName)
  await Promise.all(old.map(name => caches.delete(name)))
}

self.addEventListener('install', event => lasting(event).waitUntil(fill()))
self.addEventListener('activate', event => lasting(event).waitUntil(sweep()))
self.addEventListener('fetch', event => {
  const asked = fetching(event)
  const { request } = asked
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== here.origin || !url.pathname.startsWith(here.pathname))
    return
  if (request.mode === 'navigate') asked.respondWith(pageFrom(request))
  else if (url.pathname.startsWith(`${here.pathname}assets/`)) asked.respondWith(fileFrom(request))
})
