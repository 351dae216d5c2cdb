import { getReleaseVersion } from '@tma.js/sdk'
import { describe, expect, it } from 'vitest'
import { type AnyMethod, since } from './bridge/since.ts'

const names = Object.keys(since) as AnyMethod[]

describe('the versions that brought the methods', () => {
  it.each(names.filter(name => name !== 'web_app_request_chat'))(
    'are those of a package kept by others: %s',
    name => {
      expect(since[name]).toBe(getReleaseVersion(name as Exclude<AnyMethod, 'web_app_request_chat'>))
    },
  )
})
