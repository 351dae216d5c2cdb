import type { Like } from '../like.ts'
import { pluralsOf } from '../plural.ts'
import type { chatEn } from './en.ts'

const count = pluralsOf('ru')

export const chatRu: Like<typeof chatEn> = {
  poll: 'Опрос',
  pollAnonymous: 'Анонимный опрос',
  pollPublic: 'Открытый опрос',
  pollClosed: 'Итоги',
  quiz: 'Викторина',
  quizAnonymous: 'Анонимная викторина',
  votes: n =>
    n === 0
      ? 'Пока никто не голосовал'
      : count(n, { one: `${n} голос`, few: `${n} голоса`, many: `${n} голосов`, other: `${n} голоса` }),
  sendVote: 'Голосовать',
  takeVoteBack: 'Отозвать голос',
  yourVote: 'ваш голос',
  rightAnswer: 'верный ответ',
  wrongAnswer: 'неверный ответ',
  explanation: 'Пояснение:',
  via: bot => `через @${bot}`,
  onlyYouSee: 'Это видите только вы',
  isWriting: bot => `${bot} пишет`,
  inlineResults: bot => `Результаты: ${bot}`,
  inlineAsking: bot => `Спрашиваем: ${bot}…`,
  inlineNothing: 'Ничего не нашлось',
  inlineFound: n =>
    count(n, {
      one: `${n} результат`,
      few: `${n} результата`,
      many: `${n} результатов`,
      other: `${n} результата`,
    }),
  chooseChat: 'Куда?',
  chooseOnePerson: 'Выберите человека',
  choosePeople: n =>
    count(n, {
      one: `Выберите до ${n} человека`,
      few: `Выберите до ${n} человек`,
      many: `Выберите до ${n} человек`,
      other: `Выберите до ${n} человек`,
    }),
  chooseGroup: 'Выберите группу',
  noGroups: 'Вы не состоите ни в одной группе.',
  shareCount: n => (n > 0 ? `Поделиться (${n})` : 'Поделиться'),
  askedToJoin: 'Заявка отправлена. Вас должен впустить администратор.',
  topicMenu: 'Меню темы',
  newTopic: 'Новая тема',
  renameTopic: 'Переименовать тему',
  topicName: 'Название темы',
  closeTopic: 'Закрыть тему',
  reopenTopic: 'Открыть тему снова',
  deleteTopic: 'Удалить тему с сообщениями',
  upgradeGroup: 'Сделать супергруппой',
  basicGroup: 'Обычная группа (её можно улучшить позже)',
  aboutBot: 'об этом боте',
  setPhoto: 'Выбрать фото',
  moreReactions: 'Ещё реакции',
  code: 'код',
  open: 'Открыть',
  loginQuestion: (site, name, bot) =>
    `Войти на ${site} как ${name}? Тогда ${bot} сможет писать вам сообщения.`,
}
