/** Whether this page can be had. If it can and a part of it cannot, it has been built anew since it was opened. */
const isServed = (): Promise<boolean> =>
  fetch(location.pathname, { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

/**
 * A part of the app that is fetched when it is first wanted, and may be asked for again when it did not come. Where it is
 * gone for good, because the app is another one by now or the web view remembers that it failed, the page is loaded anew.
 */
export const part = <Part>(fetchIt: () => Promise<Part>): (() => Promise<Part>) => {
  let hasFailed = false
  return async () => {
    try {
      return await fetchIt()
    } catch (trouble) {
      if (hasFailed && (await isServed())) location.reload()
      hasFailed = true
      throw trouble
    }
  }
}
