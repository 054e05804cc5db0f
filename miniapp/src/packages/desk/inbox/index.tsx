export { InboxScreen as default } from '@/features/desk/InboxScreen';
