import multipart from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { folders } from '../../world/files.ts'
import { findEntities } from '../../world/find-entities.ts'
import type { MediaContent, MediaKind } from '../../world/model.ts'
import { personPosts } from '../../world/person-acts.ts'
import { type World, WorldRefusal } from '../../world/world.ts'
import { openChat } from '../access.ts'
import {
  ChatId,
  NewProfilePhoto,
  SendDocument,
  SendPhoto,
  SendSticker,
  SendVoice,
  Sent,
  UserView,
} from '../contract.ts'
import type { ApiDeps } from '../deps.ts'
import { toUserView } from '../present/accounts.ts'
import { sent } from './sent.ts'

const maxUploadBytes = 50 * 1024 * 1024
/** Base64 makes three bytes four. */
const bodyLimit = 70 * 1024 * 1024
const numbers = new Set(['as', 'threadId', 'replyTo', 'durationSeconds'])
const params = z.object({ chat: ChatId })
const userPath = z.object({ user: z.coerce.number() })
const tags = ['files']

/** What a person sends with a file: JSON with base64, or a form. */
export const mediaRoutes: FastifyPluginAsyncZod<{ deps: ApiDeps }> = async (app, { deps }) => {
  const { world } = deps.hub
  const response = { 200: Sent }
  await app.register(multipart, { limits: { fileSize: maxUploadBytes, files: 1 } })
  app.addHook('preValidation', async request => {
    if (request.isMultipart()) request.body = await formAsBody(request)
  })

  app.post(
    '/chats/:chat/photo',
    { bodyLimit, schema: { tags, params, body: SendPhoto, response } },
    request => {
      const { body, params } = request
      const content = mediaContent(world, 'photo', { ...body, fileName: undefined })
      if (content.file.width === 0) throw new WorldRefusal(400, 'that is no picture: PNG, JPEG, GIF or WebP')
      const { chat, person } = openChat(world, params.chat, body.as)
      return sent(world, chat, personPosts(world, chat, person, content, body))
    },
  )

  app.post(
    '/users/:user/photo',
    { bodyLimit, schema: { tags, params: userPath, body: NewProfilePhoto, response: { 200: UserView } } },
    ({ params, body }) => {
      const account = world.account(params.user)
      if (!account) throw new WorldRefusal(404, `there is nobody with id ${params.user}`)
      const { file } = mediaContent(world, 'photo', { base64: body.base64 })
      if (file.width === 0) throw new WorldRefusal(400, 'that is no picture: PNG, JPEG, GIF or WebP')
      account.photos = [file, ...account.photos.filter(known => known !== file)]
      world.events.add({ kind: 'state', chat: null })
      return toUserView(account)
    },
  )

  app.post(
    '/chats/:chat/document',
    { bodyLimit, schema: { tags, params, body: SendDocument, response } },
    request => {
      const { body, params } = request
      const { chat, person } = openChat(world, params.chat, body.as)
      return sent(world, chat, personPosts(world, chat, person, mediaContent(world, 'document', body), body))
    },
  )

  app.post(
    '/chats/:chat/voice',
    { bodyLimit, schema: { tags, params, body: SendVoice, response } },
    request => {
      const { body, params } = request
      const content = mediaContent(world, 'voice', { mimeType: 'audio/ogg', ...body })
      content.duration = body.durationSeconds
      const { chat, person } = openChat(world, params.chat, body.as)
      return sent(world, chat, personPosts(world, chat, person, content, body))
    },
  )

  app.post(
    '/chats/:chat/sticker',
    { schema: { tags, params, body: SendSticker, response } },
    ({ params, body }) => {
      const { chat, person } = openChat(world, params.chat, body.as)
      const base64 = body.base64 ?? emojiPicture(body.emoji)
      const mimeType = body.base64 === undefined ? 'image/svg+xml' : undefined
      const content = mediaContent(world, 'sticker', { base64, mimeType })
      content.emoji = body.emoji
      return sent(world, chat, personPosts(world, chat, person, content, body))
    },
  )
}

interface Upload {
  base64: string
  fileName?: string | undefined
  mimeType?: string | undefined
  caption?: string | undefined
}

function mediaContent(world: World, kind: MediaKind, upload: Upload): MediaContent {
  const bytes = Buffer.from(upload.base64.replace(/^data:[^,]*,/, ''), 'base64')
  if (bytes.length === 0) throw new WorldRefusal(400, 'the file is empty')
  const file = world.files.add(folders[kind], bytes, upload.fileName ?? null, upload.mimeType ?? null)
  const caption = upload.caption?.trim() ?? ''
  return { kind, file, caption, captionEntities: findEntities(caption) }
}

/** Stands in for a sticker's drawing. */
function emojiPicture(emoji: string): string {
  const safe = emoji.replace(/[<>&]/g, '')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><text x="50%" y="55%" font-size="380" text-anchor="middle" dominant-baseline="middle">${safe}</text></svg>`
  return Buffer.from(svg).toString('base64')
}

async function formAsBody(request: FastifyRequest): Promise<Record<string, unknown>> {
  const body: Record<string, unknown> = {}
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      body[part.fieldname] = numbers.has(part.fieldname) ? Number(part.value) : part.value
      continue
    }
    body.base64 = (await part.toBuffer()).toString('base64')
    body.fileName ??= part.filename
    body.mimeType ??= part.mimetype
  }
  return body
}
