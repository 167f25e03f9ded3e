package com.talkingshops.customers.api.stored;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.audit.AuditEvent;
import com.talkingshops.customers.api.audit.AuditEvent.PersonRead.Format;
import com.talkingshops.customers.api.audit.AuditEvent.PersonRead.Reading;
import com.talkingshops.customers.api.audit.OperatorAct;
import com.talkingshops.customers.api.claim.ClaimEvent;
import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.api.order.ExternalOrder;
import com.talkingshops.customers.api.order.LineItem;
import com.talkingshops.customers.api.order.OrderEvent;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantEvent;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.api.tenant.TenantStatus;
import com.talkingshops.customers.personal.Personal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds the storage format still. What was once stored is read for ever: a failing test here means that an event changed,
 * and that history needs an upcaster and a new approved file beside the old one.
 */
class StoredEventsTest {

    private static final CustomerId CUSTOMER = new CustomerId("019ab0000000c00000000001");
    private static final ReceiptId RECEIPT = new ReceiptId("019ab0000000c10000000001");
    private static final OrderId ORDER = new OrderId("019ab0000000d00000000001");
    private static final TenantId TENANT = new TenantId("019ab0000000e00000000001");
    private static final KeyId KEY = new KeyId("019ab0000000f00000000001");
    private static final KeyId SUCCESSOR = new KeyId("019ab0000000f00000000002");

    private static final Jackson3Serializer SERIALIZER =
            Jackson3Serializer.builder().build();

    private static final Map<Class<?>, Object> SAMPLES = Stream.of(
                    new CustomerEvent.CustomerRegistered(
                            CUSTOMER,
                            new MobileNumber("919876543210"),
                            "John Doe",
                            new EmailAddress("john@example.com"),
                            new Segment("premium")),
                    new CustomerEvent.CustomerDetailsChanged(
                            CUSTOMER, new MobileNumber("919876543210"), "John Smith", null, new Segment("vip")),
                    new CustomerEvent.CustomerDeleted(CUSTOMER),
                    new CustomerEvent.CustomerErased(CUSTOMER, RECEIPT),
                    new OrderEvent.OrderPlaced(
                            ORDER,
                            CUSTOMER,
                            "ORD-001",
                            new OrderStatus("completed"),
                            Money.of("250.00"),
                            Instant.parse("2023-06-20T10:30:00Z"),
                            new MobileNumber("919876543210"),
                            "John Doe",
                            new EmailAddress("john@example.com"),
                            "ring twice",
                            List.of(new LineItem("Tea", 2, Money.of("125.00"))),
                            new ExternalOrder("web", "W-1")),
                    new OrderEvent.OrderChanged(ORDER, CUSTOMER, new OrderStatus("refunded"), Money.of("250.00"), null),
                    new ClaimEvent.ValueClaimed(
                            "mobile:00112233445566778899aabbccddeeff", CUSTOMER.value(), CUSTOMER.value()),
                    new ClaimEvent.ValueReleased("mobile:00112233445566778899aabbccddeeff"),
                    new TenantEvent.TenantCreated(TENANT, "Corner Shop", 100, "IN", "INR"),
                    new TenantEvent.TenantChanged(TENANT, "Corner Shop", 250, "IN", "INR", TenantStatus.suspended),
                    new TenantEvent.KeyIssued(
                            TENANT,
                            KEY,
                            "till",
                            Set.of(Scope.CUSTOMERS_READ),
                            Instant.parse("2030-01-01T00:00:00Z"),
                            10,
                            "00112233445566778899aabbccddeeff"),
                    new TenantEvent.KeyReplaced(TENANT, KEY, SUCCESSOR, Instant.parse("2030-01-01T00:00:00Z")),
                    new TenantEvent.KeyRevoked(TENANT, KEY),
                    new TenantEvent.TenantErased(TENANT, RECEIPT),
                    new AuditEvent.OperatorActed(
                            OperatorAct.REBUILD_READ_MODEL, TENANT, Map.of("readModel", "customers")),
                    new AuditEvent.PersonRead(CUSTOMER, Reading.past, Format.json, "7.3"))
            .collect(Collectors.toMap(Object::getClass, Function.identity()));

    static Stream<String> names() {
        return StoredNames.events().keySet().stream().sorted();
    }

    /** No name is ever taken out: one that is given no more is a former one. */
    @Test
    void theNamesAreTheApprovedOnes() {
        assertThat(Stream.concat(names(), StoredNames.former().keySet().stream())
                        .sorted())
                .containsExactlyElementsOf(approved("names.txt").lines().toList());
    }

    @Test
    void everyEventHasAName() {
        var events = Stream.of(
                        CustomerEvent.class, OrderEvent.class, ClaimEvent.class, TenantEvent.class, AuditEvent.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .toList();
        assertThat(StoredNames.events().values()).containsExactlyInAnyOrderElementsOf(events);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isStoredInTheApprovedForm(String name) {
        Object sample = SAMPLES.get(StoredNames.events().get(name));
        assertThat(new String(SERIALIZER.serialize(sample, byte[].class).getData(), StandardCharsets.UTF_8))
                .isEqualTo(approved(name + ".json").strip());
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadFromTheApprovedForm(String name) {
        Class<?> type = StoredNames.events().get(name);
        assertThat(read(type, approved(name + ".json"))).isEqualTo(SAMPLES.get(type));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadDespiteMembersOfALaterRelease(String name) {
        Class<?> type = StoredNames.events().get(name);
        String later = approved(name + ".json").strip().replaceFirst("^\\{", "{\"addedLater\":{\"a\":[1]},");
        assertThat(read(type, later)).isEqualTo(SAMPLES.get(type));
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadWithoutMembersThatMayBeNull(String name) throws ReflectiveOperationException {
        Class<?> type = StoredNames.events().get(name);
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                var members = (ObjectNode) JsonMapper.shared().readTree(approved(name + ".json"));
                assertThat(members.remove(component.getName())).isNotNull();
                assertThat(component.getAccessor().invoke(read(type, members.toString())))
                        .isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadWithoutWhatIsPersonal(String name) throws ReflectiveOperationException {
        Class<?> type = StoredNames.events().get(name);
        String form = approved(name + ".json");
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Personal.class)) {
                assertThat(component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .as("%s.%s is personal, so it must be @Nullable", name, component.getName())
                        .isTrue();
                Object forgotten = read(
                        type,
                        form.replaceFirst(
                                "\"" + component.getName() + "\":(\"[^\"]*\"|null)",
                                "\"" + component.getName() + "\":null"));
                assertThat(component.getAccessor().invoke(forgotten)).isNull();
            }
        }
    }

    private static Object read(Class<?> type, String json) {
        return SERIALIZER.deserialize(new SimpleSerializedObject<>(
                json.getBytes(StandardCharsets.UTF_8), byte[].class, type.getName(), null));
    }

    private static String approved(String file) {
        try (var stream = StoredEventsTest.class.getResourceAsStream("/approved/" + file)) {
            assertThat(stream).as("the approved file %s", file).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
