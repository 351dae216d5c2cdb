import { describe, expect, it } from 'vitest'
import { World } from '../../world/world.ts'
import { ApiFailure } from '../failure.ts'
import { annId, type EntityCase, entityCases } from './entity-cases.ts'
import { formatText } from './format-text.ts'

/** What becomes of a text on its way from a bot to the chat, in one line for each entity. */
function shown(world: World, [mode, source, given]: EntityCase): string[] {
  try {
    const { text, entities } = formatText(world, source, mode, given)
    return [
      text,
      ...entities.map(entity => {
        const { type, offset, length, ...rest } = entity
        const details = Object.values(rest).map(value =>
          typeof value === 'object' && 'id' in value ? value.id : value,
        )
        return [type, `${offset}+${length}`, ...details].join(' ')
      }),
    ]
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error
    return [`refused: ${error.message.replace('Bad Request: ', '')}`]
  }
}

describe('marked texts become what Telegram makes of them', () => {
  const world = new World()
  world.addPerson({ id: annId, firstName: 'Ann' })

  it.each(entityCases.map(each => ({ each, name: `${each[0] || 'given'} ${JSON.stringify(each[1])}` })))(
    '$name',
    ({ each }) => {
      expect(shown(world, each)).toEqual(each[3])
    },
  )

  it('in more than a few cases', () => {
    expect(entityCases.length).toBeGreaterThan(150)
  })
})
