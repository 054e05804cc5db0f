export { WindowScreen as default } from '@/features/queue/WindowScreen';
