import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

/** What keeps somebody out who hears the page or sees little: the rule it breaks, and where. */
export type Barrier = { id: string; nodes: { html: string; failureSummary?: string }[] }

/** A selector, or the selectors from frame to frame that lead to it. */
type Part = string | string[]
type FrameContext = { frameSelector: unknown; frameContext: object }
/** What a page has from us: https://github.com/dequelabs/axe-core/blob/develop/doc/run-partial.md */
type Axe = {
  utils: {
    getFrameContexts(context: object): FrameContext[]
    shadowSelect(selector: unknown): Element | null
  }
  runPartial(context: object, options: object): Promise<unknown>
  finishRun(partials: unknown[], options: object): Promise<{ violations: Barrier[] }>
}
declare global {
  interface Window {
    axe: Axe
  }
}

/** The rules that ask for colours: all that a page can break by its theme alone. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** The axe of the package that brings it to Playwright, in its small form. */
const source = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve(
    'axe-core/axe.min.js',
  ),
  'utf8',
)

/**
 * Everything axe finds in a page and the frames in it. A page keeps the axe it was brought, and what the frames say is
 * put together in the page itself: a second page for that, as AxeBuilder opens, takes longer than the looking.
 * @param within the part to look at; all of it when missing
 * @param rules `colours` where the same page has been looked at in other colours
 */
export async function barriers(
  page: Page,
  { within, rules = 'all' }: { within?: Part | undefined; rules?: 'all' | 'colours' } = {},
): Promise<Barrier[]> {
  const options = {
    // to describe all that is right takes longer than to find what is wrong
    resultTypes: ['violations'],
    ...(rules === 'colours' ? { runOnly: { type: 'rule', values: COLOUR_RULES } } : {}),
  }
  const context = { exclude: [], ...(within === undefined ? {} : { include: [within] }) }
  const partials = await lookInto(page.mainFrame(), context, options)
  const found = await page.evaluate(([each, how]) => window.axe.finishRun(each, how), [
    partials,
    options,
  ] as const)
  return found.violations
}

/** What this frame says, then those in it, in the order axe wants them; null for one that has gone meanwhile. */
async function lookInto(frame: Frame, context: object, options: object): Promise<unknown[]> {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(source)
  const inside = await frame.evaluate(where => window.axe.utils.getFrameContexts(where), context)
  const partials = [
    await frame.evaluate(([where, how]) => window.axe.runPartial(where, how), [context, options] as const),
  ]
  for (const { frameSelector, frameContext } of inside) {
    const element = await frame.evaluateHandle(
      selector => window.axe.utils.shadowSelect(selector),
      frameSelector,
    )
    const child = await element.asElement()?.contentFrame()
    partials.push(...(child ? await lookInto(child, frameContext, options) : [null]))
  }
  return partials
}
