import type { VNode } from 'preact'
import type { App } from './app.ts'

export const isAsking = (app: App): boolean => app.question.value !== null

/**
 * Puts a question over the page and waits for what the person says; undefined when it was left without an answer,
 * when the app ended meanwhile, or when another question stands there already.
 */
export function ask<T>(app: App, draw: (answer: (value?: T) => void) => VNode): Promise<T | undefined> {
  if (isAsking(app)) return Promise.resolve(undefined)
  return new Promise(resolve => {
    const answer = (value?: T) => {
      if (app.question.value === question) app.question.value = null
      resolve(value)
    }
    const question = { draw: () => draw(answer), dismiss: () => answer() }
    app.question.value = question
  })
}
