import {
  applyProposalBody,
  assigned,
  assignManyBody,
  proposal,
  proposalParams,
  proposeBody,
} from '../../../contracts/proposals.ts'
import { factsToJson } from '../../../domain/shared/refusal.ts'
import type { AssignedView, Services } from '../../../services/index.ts'
import type { Access } from '../../access.ts'
import { sentenceOf } from '../../errors.ts'
import { type Route, route } from '../../route.ts'
import { defined } from '../../wire.ts'

const staff: Access = { app: 'dispatch', roles: ['dispatcher'], ownership: 'nobody' }
const ofBranches: Access = {
  ...staff,
  ownership: { thing: 'proposal', param: 'proposalId', foreign: 404 },
}

type Request = Parameters<typeof sentenceOf>[0]

const answered = (request: Request, items: readonly AssignedView[]) => ({
  items: items.map(({ deliveryId, driverId, refusal }) => ({
    deliveryId,
    driverId,
    isAssigned: refusal === null,
    problem: refusal && {
      code: refusal.code,
      title: sentenceOf(request, refusal),
      facts: factsToJson(refusal.facts),
    },
  })),
})

/** Who could take what: asked for, looked at, taken up. And many given out at once, by hand. */
export const proposalRoutes = ({ dispatch }: Services): Route[] => [
  route(
    {
      method: 'POST',
      path: '/api/dispatch/proposals',
      summary: 'Plan who could take what; nothing happens yet',
      access: staff,
      idempotency: 'key',
      shapes: { body: proposeBody, reply: proposal },
    },
    (actor, { body, key }) => dispatch.propose(actor, defined({ ...body, idempotencyKey: key })),
  ),
  route(
    {
      method: 'GET',
      path: '/api/dispatch/proposals/:proposalId',
      summary: 'A proposal as it was made',
      access: ofBranches,
      idempotency: 'none',
      shapes: { params: proposalParams, reply: proposal },
    },
    (actor, { params }) => dispatch.proposal(actor, params.proposalId),
  ),
  route(
    {
      method: 'POST',
      path: '/api/dispatch/proposals/:proposalId/apply',
      summary: 'Give the deliveries out as proposed, all or some; each for itself, and never twice',
      access: ofBranches,
      idempotency: 'none',
      shapes: { params: proposalParams, body: applyProposalBody, reply: assigned },
    },
    async (actor, { params, body, request }) =>
      answered(request, await dispatch.applyProposal(actor, defined({ ...params, ...body }))),
  ),
  route(
    {
      method: 'POST',
      path: '/api/dispatch/assignments',
      summary: 'Give many deliveries out by hand; one that is refused does not hold up the others',
      access: staff,
      idempotency: 'key',
      shapes: { body: assignManyBody, reply: assigned },
    },
    async (actor, { body, key, request }) =>
      answered(request, await dispatch.assignMany(actor, { ...body, idempotencyKey: key })),
  ),
]
