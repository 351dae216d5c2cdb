/** Files that the bundler hands over as text. */
declare module '*?raw' {
  const text: string
  export default text
}
declare module '*?worker&url' {
  const url: string
  export default url
}
declare module '*.css' {}
