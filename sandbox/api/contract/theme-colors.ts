/** Colours of a Telegram theme as mini apps are told them, "#rrggbb" by name. */
export type ThemeColors = Readonly<Record<string, string>>

/** The day and night colours of Telegram's own web client, near enough. */
export const themes: Readonly<Record<'light' | 'dark', ThemeColors>> = {
  light: {
    bg_color: '#ffffff',
    secondary_bg_color: '#f4f4f5',
    text_color: '#000000',
    hint_color: '#707579',
    link_color: '#3390ec',
    button_color: '#3390ec',
    button_text_color: '#ffffff',
    header_bg_color: '#ffffff',
    bottom_bar_bg_color: '#f4f4f5',
    accent_text_color: '#3390ec',
    section_bg_color: '#ffffff',
    section_header_text_color: '#3390ec',
    section_separator_color: '#dfe1e5',
    subtitle_text_color: '#707579',
    destructive_text_color: '#e53935',
  },
  dark: {
    bg_color: '#212121',
    secondary_bg_color: '#0f0f0f',
    text_color: '#ffffff',
    hint_color: '#aaaaaa',
    link_color: '#8774e1',
    button_color: '#8774e1',
    button_text_color: '#ffffff',
    header_bg_color: '#212121',
    bottom_bar_bg_color: '#0f0f0f',
    accent_text_color: '#8774e1',
    section_bg_color: '#212121',
    section_header_text_color: '#aaaaaa',
    section_separator_color: '#303030',
    subtitle_text_color: '#aaaaaa',
    destructive_text_color: '#e53935',
  },
}
