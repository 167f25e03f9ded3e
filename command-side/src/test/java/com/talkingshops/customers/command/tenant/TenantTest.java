package com.talkingshops.customers.command.tenant;

import static com.talkingshops.customers.command.Given.thenRefused;

import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantCommand.Accepted;
import com.talkingshops.customers.api.tenant.TenantCommand.ChangeTenant;
import com.talkingshops.customers.api.tenant.TenantCommand.CreateTenant;
import com.talkingshops.customers.api.tenant.TenantCommand.EraseTenant;
import com.talkingshops.customers.api.tenant.TenantCommand.Erased;
import com.talkingshops.customers.api.tenant.TenantCommand.IssueKey;
import com.talkingshops.customers.api.tenant.TenantCommand.NewKey;
import com.talkingshops.customers.api.tenant.TenantCommand.RevokeKey;
import com.talkingshops.customers.api.tenant.TenantCommand.RotateKey;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyIssued;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyReplaced;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyRevoked;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantChanged;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantCreated;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantErased;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.api.tenant.TenantStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TenantTest {

    private static final TenantId SHOP = new TenantId("64a1b2c3d4e5f6789abc0001");
    private static final KeyId KEY = new KeyId("64a1b2c3d4e5f6789abc0002");
    private static final KeyId NEXT_KEY = new KeyId("64a1b2c3d4e5f6789abc0003");
    private static final Set<Scope> SCOPES = Set.of(Scope.CUSTOMERS_READ, Scope.ORDERS_WRITE);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final TenantCreated CREATED = new TenantCreated(SHOP, "Tea Shop", 100, "IN", "INR");

    private final AggregateTestFixture<Tenant> tenant = new AggregateTestFixture<>(Tenant.class);

    @BeforeEach
    void clockIsInjected() {
        tenant.registerInjectableResource(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Nested
    class Create {

        @Test
        void takesAShopInWithItsFirstKey() {
            // given
            tenant.givenNoPriorActivity()
                    // when
                    .when(new CreateTenant(SHOP, "Tea Shop", 100, "IN", "INR", newKey(KEY, "hash", null)))
                    // then
                    .expectEvents(CREATED, issued(KEY, "hash", null))
                    .expectResultMessagePayload(new Accepted(SHOP, KEY, 2));
        }
    }

    @Nested
    class Change {

        @Test
        void suspendsAShop() {
            // given
            tenant.given(CREATED)
                    // when
                    .when(change(Update.unchanged(), Update.to(TenantStatus.suspended)))
                    // then
                    .expectEvents(new TenantChanged(SHOP, "Tea Shop", 100, "IN", "INR", TenantStatus.suspended))
                    .expectResultMessagePayload(new Accepted(SHOP, null, 2));
        }

        @Test
        void appendsNothingWhenNothingIsDifferent() {
            // given
            tenant.given(CREATED)
                    // when
                    .when(change(Update.to(100), Update.to(TenantStatus.active)))
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(new Accepted(SHOP, null, 1));
        }

        private ChangeTenant change(Update<Integer> rateLimit, Update<TenantStatus> status) {
            return new ChangeTenant(
                    SHOP, Update.unchanged(), rateLimit, Update.unchanged(), Update.unchanged(), status);
        }
    }

    @Nested
    class Erase {

        private static final ReceiptId RECEIPT = new ReceiptId("64a1b2c3d4e5f6789abc9abc");
        private static final ReceiptId LATER = new ReceiptId("64a1b2c3d4e5f6789abc9abd");

        @Test
        void revokesAllKeysOfTheShopAndForgetsIt() {
            // given
            tenant.given(CREATED, issued(KEY, "hash", null))
                    // when
                    .when(new EraseTenant(SHOP, RECEIPT))
                    // then
                    .expectEvents(new KeyRevoked(SHOP, KEY), new TenantErased(SHOP, RECEIPT))
                    .expectResultMessagePayload(new Erased(SHOP, RECEIPT, 4));
        }

        @Test
        void answersTheFirstReceiptAgain() {
            // given
            tenant.given(CREATED, new TenantErased(SHOP, RECEIPT))
                    // when
                    .when(new EraseTenant(SHOP, LATER))
                    // then
                    .expectNoEvents()
                    .expectResultMessagePayload(new Erased(SHOP, RECEIPT, 2));
        }

        @Test
        void leavesNothingToChange() {
            // given
            var result = tenant.given(CREATED, new TenantErased(SHOP, RECEIPT))
                    // when
                    .when(new RevokeKey(SHOP, KEY));
            // then
            thenRefused(result, ErrorCode.NotFoundError, Map.of());
        }
    }

    @Nested
    class Issue {

        @Test
        void givesTheShopOneMoreKey() {
            // given
            tenant.given(CREATED, issued(KEY, "hash", null))
                    // when
                    .when(new IssueKey(SHOP, newKey(NEXT_KEY, "next", null)))
                    // then
                    .expectEvents(issued(NEXT_KEY, "next", null))
                    .expectResultMessagePayload(new Accepted(SHOP, NEXT_KEY, 3));
        }
    }

    @Nested
    class Revoke {

        @Test
        void makesAKeyWorthless() {
            // given
            tenant.given(CREATED, issued(KEY, "hash", null))
                    // when
                    .when(new RevokeKey(SHOP, KEY))
                    // then
                    .expectEvents(new KeyRevoked(SHOP, KEY));
        }

        @Test
        void doesNotFindAKeyASecondTime() {
            // when
            var result = tenant.given(CREATED, issued(KEY, "hash", null), new KeyRevoked(SHOP, KEY))
                    .when(new RevokeKey(SHOP, KEY));
            // then
            thenRefused(result, ErrorCode.NotFoundError, Map.of());
        }
    }

    @Nested
    class Rotate {

        @Test
        void replacesAKeyByOneOfTheSameNameScopesAndLimits() {
            // given
            tenant.given(CREATED, issued(KEY, "hash", null))
                    // when
                    .when(new RotateKey(SHOP, KEY, NEXT_KEY, "next", 2))
                    // then
                    .expectEvents(
                            issued(NEXT_KEY, "next", null),
                            new KeyReplaced(SHOP, KEY, NEXT_KEY, Instant.parse("2026-03-03T12:00:00Z")))
                    .expectResultMessagePayload(new Accepted(SHOP, NEXT_KEY, 4));
        }

        @Test
        void endsTheOldKeyAtOnceWithoutAnOverlap() {
            // given
            tenant.given(CREATED, issued(KEY, "hash", null))
                    // when
                    .when(new RotateKey(SHOP, KEY, NEXT_KEY, "next", 0))
                    // then
                    .expectEvents(issued(NEXT_KEY, "next", null), new KeyReplaced(SHOP, KEY, NEXT_KEY, NOW));
        }

        @Test
        void neverLetsTheOldKeyLiveLongerThanItWasMadeFor() {
            // given
            Instant tomorrow = Instant.parse("2026-03-02T12:00:00Z");
            tenant.given(CREATED, issued(KEY, "hash", tomorrow))
                    // when
                    .when(new RotateKey(SHOP, KEY, NEXT_KEY, "next", 7))
                    // then
                    .expectEvents(issued(NEXT_KEY, "next", tomorrow), new KeyReplaced(SHOP, KEY, NEXT_KEY, tomorrow));
        }

        @Test
        void refusesAKeyThatWasRotatedBefore() {
            // when
            var result = tenant.given(
                            CREATED,
                            issued(KEY, "hash", null),
                            issued(NEXT_KEY, "next", null),
                            new KeyReplaced(SHOP, KEY, NEXT_KEY, Instant.parse("2026-03-05T00:00:00Z")))
                    .when(new RotateKey(SHOP, KEY, new KeyId("64a1b2c3d4e5f6789abc0004"), "third", 0));
            // then
            thenRefused(result, ErrorCode.ConflictError, Map.of());
        }

        @Test
        void refusesAKeyThatHasExpired() {
            // when
            var result =
                    tenant.given(CREATED, issued(KEY, "hash", NOW)).when(new RotateKey(SHOP, KEY, NEXT_KEY, "next", 0));
            // then
            thenRefused(result, ErrorCode.ConflictError, Map.of());
        }

        @Test
        void doesNotFindARevokedKey() {
            // when
            var result = tenant.given(CREATED, issued(KEY, "hash", null), new KeyRevoked(SHOP, KEY))
                    .when(new RotateKey(SHOP, KEY, NEXT_KEY, "next", 0));
            // then
            thenRefused(result, ErrorCode.NotFoundError, Map.of());
        }
    }

    private static NewKey newKey(KeyId id, String hash, Instant expiresAt) {
        return new NewKey(id, "Checkout", SCOPES, expiresAt, 50, hash);
    }

    private static KeyIssued issued(KeyId id, String hash, Instant expiresAt) {
        return new KeyIssued(SHOP, id, "Checkout", SCOPES, expiresAt, 50, hash);
    }
}
