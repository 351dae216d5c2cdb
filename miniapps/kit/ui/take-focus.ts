/** The `ref` of a field that has the focus when it comes. One function for all: one made anew would take it with every drawing. */
export const takeFocus = (field: HTMLElement | null): void => field?.focus()
