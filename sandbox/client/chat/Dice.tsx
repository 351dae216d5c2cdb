/** Telegram's games of chance: the picture and, where it is known, what came out. */
export function Dice({ label }: { label: string }) {
  const [, face = '🎲', value] = /^(\p{Extended_Pictographic}\uFE0F?)\D*(\d+)?/u.exec(label) ?? []
  return (
    <p class="dice" role="img" aria-label={label}>
      <span class="dice-face" aria-hidden="true">
        {face}
      </span>
      {value !== undefined && <b aria-hidden="true">{value}</b>}
    </p>
  )
}
