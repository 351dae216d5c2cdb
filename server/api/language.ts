import type { FastifyRequest } from 'fastify'
import { languages, type Words, wordsIn } from '../../locales/words.ts'

/** The first of the languages a browser asks for that Gora speaks, by weight; English when there is none. */
export const languageAsked = (header: string | undefined): string => {
  const asked = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map(part => {
      const [tag = '', ...settings] = part.trim().toLowerCase().split(';')
      const weight = settings.map(setting => /^\s*q=([\d.]{1,5})$/.exec(setting)?.[1]).find(Boolean)
      return { primary: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return asked.flatMap(({ primary }) => languages.find(known => known === primary) ?? [])[0] ?? 'en'
}

/** The words for whoever asks: in their own language once they are known, else in the one their browser asks for. */
export const wordsFor = (request: FastifyRequest): Words =>
  wordsIn(request.signedIn?.language ?? languageAsked(request.headers['accept-language']))
