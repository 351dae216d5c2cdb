import { fileURLToPath } from 'node:url'
import { Composer, InputFile, InputMediaBuilder } from 'grammy'
import type { PlaygroundContext } from '../context.ts'
import { onShow } from './show.ts'

/** An album of three; the last picture is hidden until it is tapped. */
export const pictureActs = new Composer<PlaygroundContext>()

const picture = (name: string) =>
  new InputFile(fileURLToPath(new URL(`../pictures/${name}.jpg`, import.meta.url)))

onShow(pictureActs, 'album', ctx =>
  ctx.replyWithMediaGroup([
    // Words of one picture alone stand under the whole album.
    InputMediaBuilder.photo(picture('morning'), { caption: ctx.say.pictures }),
    InputMediaBuilder.photo(picture('evening')),
    InputMediaBuilder.photo(picture('sea'), { has_spoiler: true }),
  ]),
)
