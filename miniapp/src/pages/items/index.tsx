export { ItemsScreen as default } from '@/features/directory/ItemsScreen';
