import { fileURLToPath } from 'node:url'
import { Composer, InputFile, InputMediaBuilder } from 'grammy'
import type { PlaygroundContext } from '../context.ts'
import { onShow } from './show.ts'

/** An album of three; the last picture is hidden until it is tapped. */
export const pictureActs = new Composer<PlaygroundContext>()

const picture = (name: string) =>
  new InputFile(fileURLToPath(new URL(`../pictures/${name}.jpg`, import.meta.url)))

onShow(pictureActs, 'album', ctx => {
  const { morning, evening, sea } = ctx.say.album
  return ctx.replyWithMediaGroup([
    InputMediaBuilder.photo(picture('morning'), { caption: morning }),
    InputMediaBuilder.photo(picture('evening'), { caption: evening }),
    InputMediaBuilder.photo(picture('sea'), { caption: sea, has_spoiler: true }),
  ])
})
