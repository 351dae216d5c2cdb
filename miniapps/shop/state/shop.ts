import { computed, signal } from '@preact/signals'
import type { z } from 'zod'
import type { menu as menuShape } from '../../../server/contracts/catalogue.ts'
import type { branches as branchesShape } from '../../../server/contracts/places.ts'
import { ask } from '../../kit/api/client.ts'
import { Problem } from '../../kit/api/problem.ts'
import { resource } from '../../kit/state/loaded.ts'
import { cart } from './cart.ts'

export type Menu = z.infer<typeof menuShape>
export type Branch = z.infer<typeof branchesShape>[number]
export type ProductCard = Menu['categories'][number]['products'][number]

export const branches = resource(() => ask<readonly Branch[]>('/api/shop/branches'))

/** The branch that delivers to the cart's address; before there is one, the first that is open. */
export const branch = computed<Branch | null>(() => {
  const known = branches.state.value.value ?? []
  const chosen = cart.state.value.value?.branchId
  return known.find(one => one.id === chosen) ?? known.find(one => one.isOpen) ?? known[0] ?? null
})

/** The branch, once it is known where delivery goes to. @throws Problem when the line is bad, or there is no branch */
export const knownBranch = async (): Promise<Branch> => {
  const needed = [branches, cart]
  await Promise.all(needed.map(one => one.state.value.value ?? one.reload()))
  for (const { state } of needed) if (!state.value.value && state.value.problem) throw state.value.problem
  if (!branch.value) throw new Problem({ code: 'outage', status: 503 })
  return branch.value
}

export const menu = resource(async (): Promise<Menu> => {
  if (!branches.state.value.value) await branches.reload()
  const { problem, value } = branches.state.value
  if (problem && !value) throw problem
  const at = branch.value
  return at ? ask<Menu>(`/api/shop/branches/${at.id}/menu`) : { branchId: '', categories: [] }
})

/** What somebody is looking for on the menu; kept while they look at something they have found. */
export const searched = signal('')
