package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.common.jdbc.JdbcUtils;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * Axon's token store, except that a token is stored only by whoever owns it: a processor that lost its claim gets an error
 * and rolls its batch back, where the stock one would try to take the claim over. The age of a claim is told by the
 * database's clock alone, so that nodes whose clocks differ neither steal claims nor wait for dead ones. No replica is waited for:
 * what a projection wrote with its token is projected again where it is missing, and what follows it is missing too. For that a
 * token is stored, and a claim extended, only on top of the token that this node knows: a replica that takes over has an earlier
 * one, and the processor is sent back to it, even if it has noticed nothing. Nobody waits for a segment that somebody has a transaction
 * on: he may have stopped in the middle of it, and other segments are there to be claimed. It also tells who has claimed a segment,
 * and, after the commit, where a processor is.
 */
final class StrictTokenStore extends JdbcTokenStore {

    static final TokenSchema SCHEMA = TokenSchema.builder()
            .setTokenTable("es.token_entry")
            .setProcessorNameColumn("processor_name")
            .setSegmentColumn("segment")
            .setTokenColumn("token")
            .setTokenTypeColumn("token_type")
            .setTimestampColumn("timestamp")
            .setOwnerColumn("owner")
            .build();

    /** How long a claim lives that is not extended; a processor extends its claims about every second. */
    private static final Duration CLAIM = Duration.ofSeconds(10);

    /** The database's time, as Axon stores it. */
    static final String NOW = "to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";

    private static final String FREE = "(owner is null or owner = ? or timestamp::timestamptz < clock_timestamp()"
            + " - interval '" + CLAIM.toMillis() + " milliseconds')";
    private static final String OF_SEGMENT = " where processor_name = ? and segment = ? and ";
    private static final String OWN = "owner = ? and " + LocalCommit.HERE;
    private static final String AS_KNOWN = " and token is not distinct from ?";
    private static final String STORE =
            "update es.token_entry set token = ?, token_type = ?, timestamp = " + NOW + OF_SEGMENT + OWN + AS_KNOWN;
    private static final String EXTEND = "update es.token_entry set timestamp = " + NOW + OF_SEGMENT + OWN + AS_KNOWN;
    private static final String RELEASE = "update es.token_entry set owner = null" + OF_SEGMENT + OWN;
    private static final String TAKE =
            "update es.token_entry set owner = ?, timestamp = " + NOW + OF_SEGMENT + FREE + " and " + LocalCommit.HERE;
    private static final String HOLD = "select processor_name, segment, token, token_type, timestamp, owner"
            + " from es.token_entry where processor_name = ? and segment = ? for update skip locked";
    private static final String SEGMENTS =
            "select segment, " + FREE + " from es.token_entry where processor_name = ? order by segment";

    private final String node;
    private final Advances advances;
    private final DeadSequences deadSequences;

    /**
     * The tokens as this node read or stored them last; none where that was null. Also before the commit, since the same transaction
     * goes on from there; after a rollback the claim is lost, and what is there is read again.
     */
    private final Map<TokenTable.Key, byte[]> known = new ConcurrentHashMap<>();

    /**
     * Claims for a node.
     *
     * @param node a name that no other node has
     */
    StrictTokenStore(Builder builder, String node, Advances advances, DeadSequences deadSequences) {
        super(builder.schema(SCHEMA).nodeId(node).claimTimeout(CLAIM));
        this.node = node;
        this.advances = advances;
        this.deadSequences = deadSequences;
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, int segment) {
        return claimed(processorName, segment, super.fetchToken(processorName, segment));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processorName, Segment segment) {
        return claimed(processorName, segment.getSegmentId(), super.fetchToken(processorName, segment));
    }

    private @Nullable TrackingToken claimed(String processorName, int segment, @Nullable TrackingToken token) {
        deadSequences.claimed(processorName);
        // It may be an earlier one than was told before.
        AfterCommit.run(() -> advances.advanced(processorName, segment, token));
        return token;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        SerializedObject<byte[]> stored = token == null ? null : serializer().serialize(token, byte[].class);
        onOwnSegment(processorName, segment, c -> storing(c, stored, processorName, segment));
        know(processorName, segment, stored);
        AfterCommit.run(() -> advances.advanced(processorName, segment, token));
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        onOwnSegment(processorName, segment, c -> asKnown(c.prepareStatement(EXTEND), 0, processorName, segment));
    }

    private void onOwnSegment(String processorName, int segment, JdbcUtils.SqlFunction update) {
        Connection connection = getConnection();
        try {
            int updated = JdbcUtils.executeUpdate(
                    connection,
                    update,
                    e -> new JdbcException("The token of " + processorName + " could not be stored.", e));
            if (updated == 0) {
                throw lost(processorName, segment);
            }
        } finally {
            JdbcUtils.closeQuietly(connection);
        }
    }

    private PreparedStatement storing(
            Connection connection, @Nullable SerializedObject<byte[]> stored, String processorName, int segment)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(STORE);
        statement.setBytes(1, stored == null ? null : stored.getData());
        statement.setString(2, stored == null ? null : stored.getType().getName());
        return asKnown(statement, 2, processorName, segment);
    }

    private void know(String processorName, int segment, @Nullable SerializedObject<?> token) {
        known.compute(
                new TokenTable.Key(processorName, segment),
                (key, before) -> token == null ? null : (byte[]) token.getData());
    }

    /** No row, if somebody else holds it: then it cannot be claimed. */
    @Override
    protected PreparedStatement selectForUpdate(Connection connection, String processorName, int segment)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(HOLD);
        statement.setString(1, processorName);
        statement.setInt(2, segment);
        return statement;
    }

    @Override
    protected @Nullable TrackingToken claimToken(Connection connection, AbstractTokenEntry<?> entry)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, node);
            of(statement, 1, entry.getProcessorName(), entry.getSegment());
            if (statement.executeUpdate() == 0) {
                throw lost(entry.getProcessorName(), entry.getSegment());
            }
        }
        know(entry.getProcessorName(), entry.getSegment(), entry.getSerializedToken());
        return entry.getToken(serializer());
    }

    @Override
    protected PreparedStatement releaseClaim(Connection connection, String processorName, int segment)
            throws SQLException {
        return of(connection.prepareStatement(RELEASE), 0, processorName, segment);
    }

    /** Sets the parameters that name a segment and this node, behind those that there are. */
    private PreparedStatement of(PreparedStatement statement, int at, String processorName, int segment)
            throws SQLException {
        statement.setString(at + 1, processorName);
        statement.setInt(at + 2, segment);
        statement.setString(at + 3, node);
        return statement;
    }

    /** The same, and the token that this node knows. */
    private PreparedStatement asKnown(PreparedStatement statement, int at, String processorName, int segment)
            throws SQLException {
        of(statement, at, processorName, segment)
                .setBytes(at + 4, known.get(new TokenTable.Key(processorName, segment)));
        return statement;
    }

    private static UnableToClaimTokenException lost(String processorName, int segment) {
        return new UnableToClaimTokenException("Segment " + segment + " of " + processorName
                + " is somebody else's, or is not where this node knows it to be.");
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        Connection connection = getConnection();
        try (PreparedStatement statement = connection.prepareStatement(SEGMENTS)) {
            statement.setString(1, node);
            statement.setString(2, processorName);
            var all = new ArrayList<Integer>();
            var free = new ArrayList<Integer>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(row.getInt(1));
                    if (row.getBoolean(2)) {
                        free.add(row.getInt(1));
                    }
                }
            }
            int[] segments = all.stream().mapToInt(Integer::intValue).toArray();
            return free.stream()
                    .map(segment -> Segment.computeSegment(segment, segments))
                    .toList();
        } catch (SQLException e) {
            throw new JdbcException("The segments of " + processorName + " could not be read.", e);
        } finally {
            JdbcUtils.closeQuietly(connection);
        }
    }
}
