import { type StoreUnderTest, storeContract } from '../../contracts/store.contract.ts';
import { openTestStore, type TestStore } from '../../support/open-test-store.ts';

const underTest = (store: TestStore): StoreUnderTest => ({
  store,
  reopen: async () => underTest(await store.reopen()),
  dispose: store.dispose,
});

storeContract('the lowdb store', async () => underTest(await openTestStore()));
