// A minimal Socket.IO chat. Prints its port once it listens.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { cors: { origin: '*' }, transports: ['websocket'] });
io.on('connection', (socket) => {
  socket.on('message', (text) => io.emit('message', text));
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  if (address !== null && typeof address === 'object') console.log(address.port);
});
process.on('disconnect', () => process.exit(0));
