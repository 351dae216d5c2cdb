import type { UserView } from '../../api/contract.ts'
import { setProfilePhoto } from '../api/groups.ts'
import { words } from '../i18n/words.ts'
import { fullName, reloadWorld, usersById } from '../state/world.ts'
import { Avatar } from '../ui/Avatar.tsx'

type Props = { user: UserView; onProblem: (problem: string) => void }

/** A person's picture, and choosing another one. It is set at once. */
export function PhotoField({ user, onProblem }: Props) {
  const shown = usersById.value.get(user.id) ?? user
  const set = async (file: File | undefined) => {
    if (!file) return
    try {
      await setProfilePhoto(user.id, file)
      await reloadWorld()
      onProblem('')
    } catch (trouble) {
      onProblem(trouble instanceof Error ? trouble.message : String(trouble))
    }
  }
  return (
    <label class="photo-field">
      <Avatar name={fullName(shown)} color={shown.color} photoUrl={shown.photoUrl} size={72} />
      <span class="small-button">{words.value.setPhoto}</span>
      <input
        class="unseen"
        type="file"
        accept="image/*"
        onChange={({ currentTarget }) => set(currentTarget.files?.[0])}
      />
    </label>
  )
}
