/** The other floor: a relay that stores nothing, proves nothing and knows nobody. */
import { io } from 'socket.io-client';

const log = document.querySelector('ol');
const input = document.querySelector('input');
if (!log || !input) throw new Error('The page has no log or no field');

const server = new URLSearchParams(location.search).get('server') ?? '';
const socket = io(`http://${server}`, { transports: ['websocket'] });

input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  socket.emit('message', input.value);
  input.value = '';
});

socket.on('message', (text: string) => {
  const line = document.createElement('li');
  line.textContent = text;
  log.append(line);
});

socket.on('connect', () => {
  document.body.dataset['ready'] = 'yes';
});
