import { words } from '../../i18n/words.ts'
import { Overlay } from '../../ui/Overlay.tsx'

type Props = {
  story: { media_url: string; text: string; widget_link: { url: string; name: string } | undefined }
  onClose: () => void
}

/** What would stand in the story editor. Nobody in this world can see stories, so nothing is sent. */
export function StorySheet({ story, onClose }: Props) {
  const say = words.value
  const isFilm = /\.(mp4|mov|webm)([?#]|$)/i.test(story.media_url)
  return (
    <Overlay role="dialog" label={say.appStory} onClose={onClose}>
      <div class="app-form">
        <h3>{say.appStory}</h3>
        <figure class="app-story">
          {isFilm ? (
            // biome-ignore lint/a11y/useMediaCaption: the app gives an address and nothing more
            <video src={story.media_url} controls />
          ) : (
            <img src={story.media_url} alt="" />
          )}
          {story.text !== '' && <figcaption>{story.text}</figcaption>}
        </figure>
        {story.widget_link && (
          <a class="small-button" href={story.widget_link.url} target="_blank" rel="noopener noreferrer">
            {story.widget_link.name || story.widget_link.url}
          </a>
        )}
        <p class="app-qr-hint">{say.appStoryHint}</p>
        <footer class="sheet-foot app-answers">
          <button type="button" class="button" onClick={onClose}>
            {say.close}
          </button>
        </footer>
      </div>
    </Overlay>
  )
}
