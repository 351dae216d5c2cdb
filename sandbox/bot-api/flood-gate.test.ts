import { describe, expect, it } from 'vitest'
import { FloodGate } from './flood-gate.ts'

function openGate(): FloodGate {
  const gate = new FloodGate()
  gate.switchTo(true)
  return gate
}

describe('flood control counts', () => {
  it('one a second in a private chat, after a burst', () => {
    const gate = openGate()
    for (let sent = 0; sent < 5; sent++) expect(gate.check(1, 7, 0)).toBe(0)
    expect(gate.check(1, 7, 0)).toBe(1)
    expect(gate.check(1, 7, 1000)).toBe(0)
    expect(gate.check(1, 7, 1000)).toBe(1)
    expect(gate.check(1, 8, 1000)).toBe(0)
  })

  it('twenty a minute in a group', () => {
    const gate = openGate()
    for (let sent = 0; sent < 20; sent++) expect(gate.check(1, -7, 0)).toBe(0)
    expect(gate.check(1, -7, 0)).toBe(3)
    expect(gate.check(1, -7, 3000)).toBe(0)
  })

  it('thirty a second in all, each bot for itself', () => {
    const gate = openGate()
    for (let chat = 1; chat <= 30; chat++) expect(gate.check(1, chat, 0)).toBe(0)
    expect(gate.check(1, 31, 0)).toBe(1)
    expect(gate.check(2, 31, 0)).toBe(0)
  })

  it('nothing while it is off', () => {
    const gate = new FloodGate()
    for (let sent = 0; sent < 100; sent++) expect(gate.check(1, 7, 0)).toBe(0)
  })
})
