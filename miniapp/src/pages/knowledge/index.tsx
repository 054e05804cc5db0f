export { KnowledgeScreen as default } from '@/features/knowledge/KnowledgeScreen';
