/** State of a person's screen in a bot: menus and short dialogs. Losing it loses no business. */
export type ScreensService = {
  read(key: string): Promise<unknown>
  write(key: string, value: unknown): Promise<void>
  forget(key: string): Promise<void>
}
