package com.talkingshops.customers.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.api.tenant.TenantQuery.FindCaller;
import com.talkingshops.customers.api.tenant.TenantQuery.FindKeys;
import com.talkingshops.customers.api.tenant.TenantQuery.FindTenants;
import com.talkingshops.customers.api.tenant.TenantQuery.GetTenant;
import com.talkingshops.customers.api.tenant.TenantQuery.KeyDetail;
import com.talkingshops.customers.api.tenant.TenantQuery.KeyList;
import com.talkingshops.customers.api.tenant.TenantQuery.TenantDetail;
import com.talkingshops.customers.api.tenant.TenantQuery.TenantPage;
import com.talkingshops.customers.api.tenant.TenantStatus;
import com.talkingshops.customers.query.operation.RunningReadModels;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TenantReaderTest {

    private static final Set<Scope> SOME = Set.of(Scope.STATS_READ, Scope.CUSTOMERS_READ);

    private final RunningReadModels readModels = RunningReadModels.get();
    private final Town town = new Town();

    private Optional<Caller> caller(String hash) {
        project();
        return readModels.ask("", new FindCaller(hash), ResponseTypes.optionalInstanceOf(Caller.class));
    }

    private <T> T ask(Object query, Class<T> answer) {
        project();
        return readModels.ask("", query, answer);
    }

    private void project() {
        readModels.store(town.takeEvents(), 2);
    }

    private static String hash() {
        return TimeOrderedId.next(Clock.systemUTC());
    }

    @Nested
    class FindingACaller {

        @Test
        void tellsWhoHoldsAKeyAndWhatItMayDo() {
            // given
            String hash = hash();
            var tenant = town.opens("Corner Shop");
            var expiry = Instant.parse("2026-12-31T00:00:00Z");
            var key = town.issues(tenant, hash, SOME, expiry, 20);
            // then
            assertThat(caller(hash))
                    .contains(new Caller(tenant, key, "key " + hash, SOME, expiry, "IN", "INR", false, 100, 20));
            assertThat(caller(hash())).isEmpty();
        }

        @Test
        void followsTheTenantsDetailsAndSaysWhenItIsSuspended() {
            // given
            String hash = hash();
            var tenant = town.opens("Corner Shop");
            var key = town.issues(tenant, hash, SOME);
            town.changes(tenant, "Big Shop", 7, TenantStatus.suspended);
            // then
            assertThat(caller(hash))
                    .contains(new Caller(tenant, key, "key " + hash, SOME, null, "DE", "EUR", true, 7, null));
        }

        @Test
        void neverFindsARevokedKey() {
            // given
            String hash = hash();
            var tenant = town.opens("Corner Shop");
            var key = town.issues(tenant, hash, SOME);
            assertThat(caller(hash)).isPresent();
            // when
            town.revokes(tenant, key);
            // then
            assertThat(caller(hash)).isEmpty();
        }

        @Test
        void tellsWhenAReplacedKeyEnds() {
            // given
            String old = hash();
            String fresh = hash();
            var tenant = town.opens("Corner Shop");
            var key = town.issues(tenant, old, SOME);
            var successor = town.issues(tenant, fresh, SOME);
            var end = Instant.parse("2026-01-12T09:00:00Z");
            town.replaces(tenant, key, successor, end);
            // then
            assertThat(caller(old)).map(Caller::expiresAt).contains(end);
            assertThat(caller(fresh)).isPresent().map(Caller::expiresAt).isEmpty();
        }
    }

    @Nested
    class TheOperator {

        @Test
        void readsATenant() {
            // given
            var tenant = town.opens("दुकान 🛍");
            town.changes(tenant, "दुकान 2", 1_000, TenantStatus.active);
            town.issues(tenant, hash(), SOME);
            // then
            assertThat(ask(new GetTenant(tenant), TenantDetail.class))
                    .isEqualTo(new TenantDetail(
                            tenant,
                            "दुकान 2",
                            TenantStatus.active,
                            1_000,
                            "DE",
                            "EUR",
                            Town.START,
                            Town.START.plusSeconds(1)));
        }

        @Test
        void isToldThatATenantDoesNotExist() {
            var nobody = new TenantId(hash());
            assertThatThrownBy(() -> ask(new GetTenant(nobody), TenantDetail.class))
                    .isInstanceOf(Rejection.class)
                    .hasMessage("Tenant not found");
            assertThatThrownBy(() -> ask(new FindKeys(nobody), KeyList.class))
                    .isInstanceOf(Rejection.class)
                    .hasMessage("Tenant not found");
        }

        @Test
        void listsTenantsNewestFirstPageByPage() {
            // given
            long before = ask(new FindTenants(1, 1), TenantPage.class).total();
            var first = town.opens("first");
            var second = town.opens("second");
            var third = town.opens("third");
            var newest = java.util.stream.Stream.of(first, second, third)
                    .sorted(java.util.Comparator.comparing(TenantId::value).reversed())
                    .toList();
            // when
            var page = ask(new FindTenants(1, 2), TenantPage.class);
            var next = ask(new FindTenants(2, 2), TenantPage.class);
            var beyond = ask(new FindTenants(Integer.MAX_VALUE, 100), TenantPage.class);
            // then
            assertThat(page.tenants()).extracting(TenantDetail::tenantId).isEqualTo(newest.subList(0, 2));
            assertThat(next.tenants()).extracting(TenantDetail::tenantId).startsWith(newest.get(2));
            assertThat(page.total()).isEqualTo(before + 3);
            assertThat(page.totalPages()).isEqualTo((before + 4) / 2);
            assertThat(page.meta()).isEqualTo(new TenantPage.Meta(1, 2));
            assertThat(beyond.tenants()).isEmpty();
            assertThat(beyond.total()).isEqualTo(before + 3);
        }

        @Test
        void listsTheKeysOfATenantRevokedAndReplacedOnesToo() {
            // given
            var tenant = town.opens("Corner Shop");
            String hash = hash();
            var replaced = town.issues(tenant, hash, SOME);
            var successor = town.issues(tenant, hash, Set.of(Scope.ORDERS_WRITE));
            var end = Instant.parse("2026-01-12T09:00:00Z");
            town.replaces(tenant, replaced, successor, end);
            town.revokes(tenant, successor);
            town.issues(town.opens("Other Shop"), hash(), SOME);
            // then
            assertThat(ask(new FindKeys(tenant), KeyList.class).keys())
                    .containsExactlyInAnyOrder(
                            new KeyDetail(
                                    successor,
                                    "key " + hash,
                                    List.of(Scope.ORDERS_WRITE),
                                    null,
                                    null,
                                    Town.START.plusSeconds(2),
                                    Town.START.plusSeconds(4),
                                    null),
                            new KeyDetail(
                                    replaced,
                                    "key " + hash,
                                    List.of(Scope.CUSTOMERS_READ, Scope.STATS_READ),
                                    end,
                                    null,
                                    Town.START.plusSeconds(1),
                                    null,
                                    successor));
        }
    }

    @Test
    void isTheSameAfterEveryEventWasDeliveredTwiceAndAfterItWasBuiltAnew() {
        // given
        var tenant = town.opens("Corner Shop");
        var revoked = town.issues(tenant, hash(), SOME);
        var replaced = town.issues(tenant, hash(), SOME);
        town.revokes(tenant, revoked);
        town.replaces(tenant, replaced, town.issues(tenant, hash(), SOME), Instant.parse("2026-01-12T09:00:00Z"));
        town.changes(tenant, "Big Shop", 7, TenantStatus.suspended);
        var details = ask(new GetTenant(tenant), TenantDetail.class);
        var keys = ask(new FindKeys(tenant), KeyList.class);
        var page = ask(new FindTenants(1, 100), TenantPage.class);
        // when
        readModels.redeliverAll("tenants");
        // then
        assertThat(ask(new GetTenant(tenant), TenantDetail.class)).isEqualTo(details);
        assertThat(ask(new FindKeys(tenant), KeyList.class)).isEqualTo(keys);
        assertThat(ask(new FindTenants(1, 100), TenantPage.class)).isEqualTo(page);
        // when
        readModels.rebuild("tenants");
        // then
        assertThat(ask(new GetTenant(tenant), TenantDetail.class)).isEqualTo(details);
        assertThat(ask(new FindKeys(tenant), KeyList.class)).isEqualTo(keys);
        assertThat(ask(new FindTenants(1, 100), TenantPage.class)).isEqualTo(page);
    }
}
