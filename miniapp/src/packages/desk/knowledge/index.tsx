export { KnowledgeDeskScreen as default } from '@/features/desk/KnowledgeDeskScreen';
