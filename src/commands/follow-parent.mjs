// Loaded into the server by `up`: when that is killed outright, the channel closes, and the server ends in order.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
