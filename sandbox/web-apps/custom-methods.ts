import { nowInSeconds } from '../world/clock.ts'
import type { World } from '../world/world.ts'
import type { OpenApp } from './web-apps.ts'

const maxKeys = 1024
const maxValueLength = 4096

/** A code that the app gets as the error of its call. */
class MethodError extends Error {}

/** What an app asks of Telegram's servers through its client: the cloud storage, the person's card, the time. */
export function customMethod(
  world: World,
  app: OpenApp,
  method: string,
  params: unknown,
): { result: unknown } | { error: string } {
  try {
    return { result: answer(world, app, method, paramsOf(params)) }
  } catch (error) {
    if (error instanceof MethodError) return { error: error.message }
    throw error
  }
}

function answer(world: World, app: OpenApp, method: string, params: Record<string, unknown>): unknown {
  const shelf = world.cloud.shelf(app.bot.id, app.person.id)
  switch (method) {
    case 'saveStorageValue': {
      const key = keyOf(params.key)
      const { value } = params
      if (typeof value !== 'string' || value.length > maxValueLength) throw new MethodError('VALUE_INVALID')
      if (!shelf.has(key) && shelf.size >= maxKeys) throw new MethodError('QUOTA_EXCEEDED')
      shelf.set(key, value)
      return true
    }
    case 'getStorageValues':
      return Object.fromEntries(keysOf(params.keys).map(key => [key, shelf.get(key) ?? '']))
    case 'getStorageKeys':
      return [...shelf.keys()]
    case 'deleteStorageValues':
      for (const key of keysOf(params.keys)) shelf.delete(key)
      return true
    case 'getRequestedContact':
      return app.contact
    case 'getCurrentTime':
      return nowInSeconds()
    default:
      throw new MethodError('METHOD_INVALID')
  }
}

function paramsOf(params: unknown): Record<string, unknown> {
  if (params === undefined || params === null) return {}
  if (typeof params !== 'object' || Array.isArray(params)) return {}
  return { ...params }
}

function keyOf(key: unknown): string {
  if (typeof key !== 'string' || !/^[A-Za-z0-9_-]{1,128}$/.test(key)) throw new MethodError('KEY_INVALID')
  return key
}

function keysOf(keys: unknown): string[] {
  const list = typeof keys === 'string' ? [keys] : keys
  if (!Array.isArray(list)) throw new MethodError('KEY_INVALID')
  return list.map(keyOf)
}
