import '../kit/ui/base.css'
import { keepSigningIn } from '../kit/api/session.ts'
import { start } from '../kit/start.tsx'
import { App } from './App.tsx'
import { Waiting } from './Waiting.tsx'
import { words } from './words.ts'

void start({ name: 'driver', words, App, Waiting, keepSigningIn })
