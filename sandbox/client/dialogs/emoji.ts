/** What a message is answered with most. */
export const QUICK_REACTIONS = ['👍', '❤️', '🔥', '👌', '😢', '👎'] as const

/** The other reactions that Telegram knows, as far as pictures of emoji have them. */
export const MORE_REACTIONS = [
  ...['🥰', '👏', '😁', '🤔', '🤯', '😱', '🤬', '🎉', '🤩', '🤮', '💩', '🙏', '🕊', '🤡', '🥱', '🥴'],
  ...['😍', '🐳', '❤️‍🔥', '🌚', '🌭', '💯', '🤣', '⚡', '🍌', '🏆', '💔', '🤨', '😐', '🍓', '🍾', '💋'],
  ...['😈', '😴', '😭', '🤓', '👻', '👨‍💻', '👀', '🎃', '🙈', '😇', '😨', '🤝', '✍️', '🤗', '🫡', '🎅'],
  ...['🎄', '☃️', '💅', '🤪', '🗿', '🆒', '💘', '🙉', '🦄', '😘', '💊', '🙊', '😎', '👾', '🤷', '😡'],
] as const
