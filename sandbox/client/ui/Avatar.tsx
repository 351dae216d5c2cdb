import { inkOn } from './ink.ts'

type Props = {
  name: string
  color: string
  size?: number
  isBot?: boolean
  /** The newest profile photo; without one the initials stand on the colour. */
  photoUrl?: string | null
}

/** A coloured disc with initials; bots wear a rounded square, so that nobody mistakes them for people. */
export function Avatar({ name, color, size = 40, isBot = false, photoUrl = null }: Props) {
  const initials = name
    .split(/\s+/)
    .map(word => [...word].find(letter => /[\p{L}\p{N}]/u.test(letter)) ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase()
  const style = `background-color:${color};color:${inkOn(color)};width:${size}px;height:${size}px;font-size:${Math.round(size * 0.4)}px`
  const shape = isBot ? 'avatar avatar-bot' : 'avatar'
  if (photoUrl) {
    return <img class={shape} style={style} src={photoUrl} alt="" width={size} height={size} />
  }
  return <span class={shape} style={style} data-initials={initials || '•'} aria-hidden="true" />
}
